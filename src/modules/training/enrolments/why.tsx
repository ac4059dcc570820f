import { formatDay, formatWhen, number } from '#platform/i18n/dates.ts';
import { Facts } from '#platform/ui/index.ts';
import type { EntryView, Kept } from './entry.queries.ts';
import { describeKept } from './kept-words.ts';
import { t } from './texts.ts';

const DAY = 86_400_000;

/** Why an entry stands where it stands: its number, who is ahead, how many seats, for whom some are kept, what comes. */
export function Why({ view }: { view: EntryView }) {
  const { standing, kept, state } = view;
  const inLine = state === 'waiting' && !view.offer && !view.final_call_at;
  const queues = (state === 'waiting' && !view.offer) || state === 'resting' || state === 'requested';
  return (
    <Facts
      items={[
        { term: t.factNumber(), value: t.factNumberValue({ number: view.number }) },
        {
          term: t.factAhead(),
          value: inLine ? (standing.place === 1 ? t.nobodyAhead() : t.peopleAhead({ n: standing.place - 1 })) : null,
        },
        { term: t.factSeats(), value: describeSeats(standing) },
        { term: t.factKept(), value: queues && kept.length > 0 ? <KeptList kept={kept} /> : null },
        { term: t.factFinalCall(), value: queues ? finalCall(view) : null },
      ]}
    />
  );
}

/** "40: 37 tagna, 3 erbjudna" */
function describeSeats({ seats, placed, offered }: EntryView['standing']): string {
  const untaken = seats - placed - offered;
  const parts = [
    t.seatsTaken({ n: placed }),
    offered > 0 && t.seatsOffered({ n: offered }),
    untaken > 0 && t.seatsUntaken({ n: untaken }),
  ];
  return `${number(seats)}: ${parts.filter(Boolean).join(', ')}`;
}

function KeptList({ kept }: { kept: readonly Kept[] }) {
  return (
    <ul class="plain-list">
      {kept.map((one) => (
        <li>
          {capital(describeKept(one))}: {one.mine ? t.keptIsYours() : t.keptNotYours({ n: one.remaining })}
        </li>
      ))}
    </ul>
  );
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function finalCall(view: EntryView): string | null {
  if (view.final_call_at) return t.finalCallSince({ when: formatWhen(view.final_call_at) });
  const first = view.parts[0]?.starts_at;
  if (!first || view.final_call_days === 0 || first <= new Date()) return null;
  return t.finalCallWhen({ day: formatDay(new Date(first.getTime() - view.final_call_days * DAY)) });
}
