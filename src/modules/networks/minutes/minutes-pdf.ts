import { proseBlocks } from '#platform/files/pdf/prose.ts';
import { prose } from '#platform/files/pdf/prose.typ.ts';
import { type Pdf, renderPdf } from '#platform/files/pdf.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import type { Decision } from '../decisions/decisions.queries.ts';
import { sayOwner, sayWords } from '../decisions/say-fate.ts';
import { t as decisionTexts } from '../decisions/texts.ts';
import type { Attending, Guest, Meeting } from '../meetings/meetings.queries.ts';
import { sayWhen } from '../meetings/say-meeting.tsx';
import type { Addendum, Minutes } from './minutes.queries.ts';
import { minutes as template } from './minutes.typ.ts';
import { sayCame } from './say-came.ts';
import { t } from './texts.ts';

type Shown = {
  meeting: Meeting;
  minutes: Minutes;
  decisions: readonly Decision[];
  addenda: readonly Addendum[];
  people: readonly Attending[];
  guests: readonly Guest[];
};

/**
 * A meeting's minutes to print or file, as an accessible PDF, in the reader's language. A draft says on every page that it is one.
 * Put into words at once, drawn when the answer is called.
 */
export function minutesPdf(
  { meeting, minutes, decisions, addenda, people, guests }: Shown,
  publicUrl: string,
): () => Promise<Pdf> {
  const blocks = (text: string) =>
    proseBlocks(text, { under: 1, base: publicUrl, picture: () => null, absent: (words) => words });
  const data = {
    network: meeting.network,
    when: sayWhen(meeting),
    facts: [
      [t.place(), meeting.place],
      [t.host(), meeting.host],
    ].filter(([, value]) => value),
    came: meeting.attendance_at ? sayCame(people, guests) : '',
    state: minutes.approved_at
      ? t.approvedOn({ day: formatDate(minutes.approved_at), who: minutes.approver ?? t.someone() })
      : t.draftMark(),
    draft: minutes.approved_at === null,
    body: blocks(minutes.body),
    decisions: decisions.map((one) => ({
      head: decisionTexts.numbered({ number: one.number }),
      words: one.withdrawn_at ? decisionTexts.withdrawn() : sayWords(one),
      owner: sayOwner(one),
    })),
    addenda: addenda.map(({ body, written_at }) => ({ day: formatDate(written_at), body: blocks(body) })),
    labels: { decisions: t.decisions(), addenda: t.addenda(), page: t.page(), of: t.of(), draft: t.draftMark() },
  };
  const about = { lang: locale(), title: t.title({ meeting: meeting.title }) };
  return () => renderPdf(prose + template, data, about);
}
