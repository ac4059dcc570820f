import { State } from '#platform/ui/index.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import { saySeats } from '../occasions/say-seats.ts';
import { dayOfMonth, monthOf, shortMonth, shortWeekday } from './months.ts';
import type { PublicOccasion } from './public.queries.ts';
import { sayForWhom } from './say-for-whom.ts';
import { t } from './texts.ts';

export const titleOf = ({ title, label }: Pick<PublicOccasion, 'title' | 'label'>): string =>
  [title, label].filter(Boolean).join(' – ');
export const seatsOf = (occasion: PublicOccasion) => saySeats({ ...occasion, dated: occasion.parts.length > 0 });

/** An occasion among others: the day as a leaf of a calendar, what and where, and how full it is. */
export function Entry({ occasion }: { occasion: PublicOccasion }) {
  const seats = seatsOf(occasion);
  const first = occasion.parts[0];
  return (
    <li class="calendar-entry">
      {first ? <Leaf at={first.starts_at} /> : <p class="calendar-leaf calendar-leaf-empty" aria-hidden="true" />}
      <div class="calendar-words">
        <h3>
          <a href={`/calendar/occasions/${occasion.id}`}>{titleOf(occasion)}</a>
        </h3>
        {first && <p>{describeOccasion(occasion.parts)}</p>}
        <p class="calendar-place">{[occasion.place || t.placeLater(), occasion.organiser].join(' · ')}</p>
        <p class="calendar-whom">{sayForWhom(occasion.audience)}</p>
      </div>
      <div class="calendar-seats">
        <State kind={seats.kind}>{seats.text}</State>
      </div>
    </li>
  );
}

/** Says nothing that the words beside it do not say: for the eye. */
const Leaf = ({ at }: { at: Date }) => (
  <p class="calendar-leaf" aria-hidden="true">
    <span>{shortWeekday(at)}</span>
    <b>{dayOfMonth(at)}</b>
    <span>{shortMonth(monthOf(at))}</span>
  </p>
);
