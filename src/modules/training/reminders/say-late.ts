import { formatDate, formatShortDay, localDate } from '#platform/i18n/dates.ts';
import type { StateKind } from '#platform/ui/index.ts';
import type { LateCourse, LateState } from './late.queries.ts';
import { t } from './texts.ts';

const names: Readonly<Record<LateState, () => string>> = {
  never: t.stateNever,
  lapsed: t.stateLapsed,
  lapsing: t.stateLapsing,
};
export const nameLate = (state: LateState): string => names[state]();

const since = { never: t.sinceNever, lapsed: t.sinceLapsed, lapsing: t.sinceLapsing } as const;
const kinds: Readonly<Record<LateState, StateKind>> = { never: 'late', lapsed: 'late', lapsing: 'waiting' };

/** What is missing and since when, with its shape. */
export const sayLate = ({ state, since: day }: LateCourse): { kind: StateKind; text: string } => ({
  kind: kinds[state],
  text: since[state]({ day: formatDate(day) }),
});

/** The seat, place in a queue or question she already has; null when she has none. */
export function sayEntry({ entry_state, entry_starts_at }: LateCourse): { kind: StateKind; text: string } | null {
  const when = entry_starts_at ? formatShortDay(entry_starts_at) : null;
  switch (entry_state) {
    case null:
      return null;
    case 'placed':
      return { kind: 'done', text: when ? t.placed({ when }) : t.placedSoon() };
    case 'requested':
      return { kind: 'waiting', text: t.requested() };
    case 'waiting':
      return when ? { kind: 'waiting', text: t.waiting({ when }) } : { kind: 'info', text: t.interested() };
    case 'interested':
      return { kind: 'info', text: t.interested() };
  }
}

export const sayReminded = (on: string): string =>
  on === localDate(new Date()) ? t.remindedToday() : t.remindedOn({ day: formatDate(on) });
