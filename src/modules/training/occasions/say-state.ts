import { formatDate } from '#platform/i18n/dates.ts';
import type { StateKind } from '#platform/ui/index.ts';
import type { ListedOccasion } from './occasion-list.queries.ts';
import { saySeats } from './say-seats.ts';
import { t } from './texts.ts';

type Told = Pick<
  ListedOccasion,
  'published_at' | 'cancelled_at' | 'parts' | 'counts' | 'sign_up_opens' | 'sign_up_closes' | 'final_call_at'
>;

/** Where an occasion stands, for those who plan: draft, cancelled, held, or how full it is. */
export function sayState(o: Told): { kind: StateKind; text: string } {
  if (o.cancelled_at) return { kind: 'neutral', text: t.cancelledOn({ day: formatDate(o.cancelled_at) }) };
  if (!o.published_at) return { kind: 'neutral', text: t.draft() };
  const last = o.parts.at(-1);
  if (last && last.ends_at <= new Date()) return { kind: 'neutral', text: t.held() };
  return saySeats({ ...o, dated: last !== undefined });
}
