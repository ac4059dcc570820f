import { percent } from '#platform/i18n/numbers.ts';
import { periodOf } from './periods.ts';
import { askedAt, yesAt } from './published.ts';
import { publishedChannel } from './published-time.tsx';
import type { Figures } from './read-figures.ts';
import { sayPeriod } from './say-work.ts';
import { t } from './texts.ts';

/** "I Ekhaga kommun tillfrågades 540 av 571 under kvartal 3 – 95 %." */
export function sayPublishedAsked(figures: Figures): string {
  const { published, view, place } = figures;
  const starts = published.starts.at(-1);
  if (!starts) return t.publishedNone({ place: place.name });
  const values = { place: place.name, period: sayPeriod(periodOf(starts, view.step), view) };
  const one = askedAt(published.records, { span: view.step, starts, channel: publishedChannel(figures) });
  if (one?.share == null) return t.publishedAskedHidden(values);
  return t.publishedAsked({ ...values, asked: one.n, n: one.of, share: percent(one.share) });
}

/** "Av 520 som tillfrågades under kvartal 3 sa 61 ja – 12 %." */
export function sayPublishedAnswers({ published, view }: Figures): string {
  const starts = published.answerStarts.at(-1) ?? '';
  const span = published.answerStep;
  const period = sayPeriod(periodOf(starts, span), { ...view, step: span });
  const one = yesAt(published.records, { span, starts });
  if (one?.share == null) return t.publishedYesHidden({ period });
  return t.publishedYes({ n: one.of, yes: one.n, share: percent(one.share), period });
}
