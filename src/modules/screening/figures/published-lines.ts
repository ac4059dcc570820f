import type { Line } from './export-lines.ts';
import { headPeriod, periodOf } from './periods.ts';
import type { Cell } from './published.queries.ts';
import type { Figures } from './read-figures.ts';
import { t } from './texts.ts';
import { channels, reasons } from './view.ts';

/** Every published number on the page, and a line without a number for what is hidden. Nothing else is in the published part. */
export function publishedLines({ published, place, view }: Figures): Line[] {
  const of = (where: string, cells: readonly Cell[], hidden: readonly Hidden[]): Line[] => [
    ...cells.map((cell) => line(where, cell, cell.measure, cell.value)),
    ...hidden
      .filter(
        (one) =>
          !cells.some(({ span, starts_on, family }) => span === one.span && starts_on === one.starts_on && family === one.family),
      )
      .map((one) => line(where, { ...one, channel: 'all' }, '', null)),
  ];
  const at = (family: string, span: Cell['span'], starts: readonly string[]): Hidden[] =>
    starts.map((starts_on) => ({ family, span, starts_on }));
  const yearly = published.year ? [published.year] : [];
  return [
    ...of(place.name, published.cells, [
      ...at('asked', view.step, published.starts),
      ...at('answers', published.answerStep, published.answerStarts),
      ...['reasons', 'declined', 'children', 'support', 'accepted', 're_asks'].flatMap((family) => at(family, 'year', yearly)),
    ]),
    ...(published.starts.length > 0 ? published.below : []).flatMap(({ name, cells }) =>
      of(name, cells, [
        ...at('asked', view.step, published.starts.slice(-1)),
        ...at('answers', published.answerStep, published.answerStarts.slice(-1)),
      ]),
    ),
  ];
}

type Hidden = Pick<Cell, 'family' | 'span' | 'starts_on'>;

function line(
  place: string,
  { span, starts_on, family, channel }: Omit<Cell, 'measure' | 'value'>,
  measure: string,
  value: number | null,
): Line {
  return {
    ...{ part: 'published', table: nameFamily(family), period: headPeriod(periodOf(starts_on, span), span), starts: starts_on },
    ...{ place, channel: channels.find((one) => one === channel) ? nameChannel(channel) : t.allChannels() },
    ...{
      measure: measure === '' ? '' : nameMeasure(measure),
      value,
      share: null,
      remark: value === null ? t.hiddenRemark() : '',
    },
  };
}

const nameChannel = (channel: string): string => {
  const known = channels.find((one) => one === channel);
  return known ? t[known]() : channel;
};

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
