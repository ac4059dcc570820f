import type { PublishedRecord } from '../publication/published.queries.ts';
import type { Line } from './export-lines.ts';
import { headPeriod, periodOf } from './periods.ts';
import { familyAt } from './published.ts';
import type { Figures } from './read-figures.ts';
import { sayPeriod } from './say-work.ts';
import { t } from './texts.ts';
import { reasons, type View } from './view.ts';

/** Every published number on the page, and a line without a number for what is hidden. Nothing else is in the published part. */
export function publishedLines({ published, place, view }: Figures): Line[] {
  const of = (where: string, records: readonly PublishedRecord[], wanted: readonly Hidden[], below?: string): Line[] => {
    const head = (one: Told) => ({ place: where, table: below ?? nameTable(one, view) });
    return [
      ...records.flatMap((one) => Object.entries(one.numbers).map(([measure, value]) => line(head(one), one, measure, value))),
      ...wanted
        .filter((one) => !familyAt(records, { ...one, starts: one.starts_on }))
        .map((one) => ({ ...one, channel: 'all' as const }))
        .map((one) => line(head(one), one, '', null)),
    ];
  };
  const last = periodOf(published.starts.at(-1) ?? view.now, view.step);
  const below = t.publishedPlaces({ period: sayPeriod(last, view) });
  const at = (family: string, span: PublishedRecord['span'], starts: readonly string[]): Hidden[] =>
    starts.map((starts_on) => ({ family, span, starts_on }));
  return [
    ...of(place.name, published.records, [
      ...at('asked', view.step, published.starts),
      ...at('answers', published.answerStep, published.answerStarts),
      ...finer.flatMap((family) => at(family, 'year', published.year ? [published.year] : [])),
    ]),
    ...published.below
      .filter(({ records }) => records.length > 0)
      .flatMap(({ name, records }) =>
        of(
          name,
          records,
          [
            ...at('asked', view.step, published.starts.slice(-1)),
            ...at('answers', published.answerStep, published.answerStarts.slice(-1)),
          ],
          below,
        ),
      ),
  ];
}

const finer = ['reasons', 'declined', 'children', 'support', 'accepted', 're_asks'];
type Hidden = Pick<PublishedRecord, 'family' | 'span' | 'starts_on'>;

type Told = Omit<PublishedRecord, 'organisation_id' | 'numbers'>;

function line(
  head: Pick<Line, 'place' | 'table'>,
  { span, starts_on, channel }: Told,
  measure: string,
  value: number | null,
): Line {
  return {
    ...{ part: 'published', ...head, period: headPeriod(periodOf(starts_on, span), span), starts: starts_on },
    ...{ channel: channel === 'all' ? t.allChannels() : t[channel](), measure: nameMeasure(measure), value, share: null },
    remark: value === null ? t.hiddenRemark() : '',
  };
}

/** The section of the page that shows it: of a year beside months or quarters, the part about the whole year. */
function nameTable({ family, span, starts_on, channel }: Told, { step, channel: chosen }: View): string {
  const year = starts_on.slice(0, 4);
  const first = family === 'asked' || family === 'answers';
  if (channel !== 'all' && (span !== step || channel !== chosen)) return t.perChannelIn({ year });
  return first && span === 'year' && step !== 'year' ? t.wholeYear({ year }) : nameFamily(family);
}

function nameFamily(family: string): string {
  const names: Record<string, () => string> = {
    ...{ asked: t.publishedTime, answers: t.publishedAnswers, reasons: t.reasons, declined: t.declinedTitle },
    ...{ children: t.childrenTitle, support: t.supportTitle, accepted: t.acceptedTitle, re_asks: t.reAsks },
  };
  return names[family]?.() ?? family;
}

function nameMeasure(measure: string): string {
  const reason = reasons.find((one) => one === measure);
  const names: Record<string, () => string> = {
    ...{ visits: t.colVisits, asked: t.colAsked, not_asked: t.colNotAsked, yes: t.colYes, not_yes: t.measureNotYes },
    ...{ no: t.measureNo, declined: t.measureDeclined, offered: t.measureOffered, not_offered: t.measureNotOffered },
    ...{ accepted: t.measureAccepted, not_accepted: t.measureNotAccepted, with_children: t.measureWithChildren },
    ...{ without_children: t.measureWithoutChildren, due: t.colDue, done: t.reAsksDone, not_done: t.measureNotDone },
  };
  return reason ? t[reason]() : (names[measure]?.() ?? measure);
}
