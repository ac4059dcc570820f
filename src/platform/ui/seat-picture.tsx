// The room as the course planner thinks of it: seats in rows, and behind them those who wait. Each kind of seat has a
// shape of its own, so that the picture holds in grey, in print and in forced colours.
import { number } from '#platform/i18n/numbers.ts';
import { person } from './person.ts';
import { t } from './texts.ts';

export type Seats = { seats: number; taken: number; offered: number; held: number; waiting: number };
type SeatKind = 'taken' | 'offered' | 'held' | 'free';

// A seat as one sees it from behind in a hall: the back, and the arms around it.
const seatBody = 'M6.5 2h7A2.5 2.5 0 0 1 16 4.5v7a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 4 11.5v-7A2.5 2.5 0 0 1 6.5 2Z';
const seatArms = 'M1.5 9v4.5a4 4 0 0 0 4 4h9a4 4 0 0 0 4-4V9';
const halfBody = 'M4 8h12v3.5a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 4 11.5Z';

/** One seat, drawn on 20 × 20. Taken is filled, offered half filled, held has a dot, free is an outline. */
function Seat({ kind }: { kind: SeatKind }) {
  return (
    <>
      <path class="seat-body" d={seatBody} />
      {kind === 'offered' && <path class="seat-part" d={halfBody} />}
      {kind === 'held' && <circle class="seat-part" cx="10" cy="8" r="2.5" />}
      <path class="seat-arms" d={seatArms} />
    </>
  );
}

/** Aisles after every fifth seat let the eye count. */
const step = 24;
const aisle = 12;
const perRow = (seats: number): number => (seats <= 12 ? 6 : seats <= 60 ? 10 : 20);
const left = (i: number, group: number): number => i * step + Math.floor(i / group) * aisle;

export function SeatPicture({ seats, taken, offered, held, waiting }: Seats) {
  const free = Math.max(0, seats - taken - offered - held);
  const kinds: SeatKind[] = [
    ...Array<SeatKind>(taken).fill('taken'),
    ...Array<SeatKind>(offered).fill('offered'),
    ...Array<SeatKind>(held).fill('held'),
    ...Array<SeatKind>(free).fill('free'),
  ];
  const columns = perRow(seats);
  const group = columns === 6 ? 3 : 5;
  const width = left(columns - 1, group) + 20;
  const sentence = t.seatSentence({ seats, taken, offered, held, free, waiting });
  return (
    <div class={`seats seats-${columns}`}>
      <svg viewBox={`0 0 ${width} ${rows(kinds.length, columns)}`} role="img" aria-label={sentence}>
        {kinds.map((kind, i) => (
          <g class={`seat seat-${kind}`} transform={place(i, columns, group)}>
            <Seat kind={kind} />
          </g>
        ))}
      </svg>
      {waiting > 0 && (
        <svg class="seats-queue" viewBox={`0 0 ${width} ${rows(waiting, columns)}`} aria-hidden="true">
          {Array.from({ length: waiting }, (_, i) => (
            <path class="person" d={person} transform={place(i, columns, group)} />
          ))}
        </svg>
      )}
      <ul class="seats-legend" aria-hidden="true">
        <Legend kind="taken" n={taken} word={t.taken()} />
        <Legend kind="offered" n={offered} word={t.offered()} />
        <Legend kind="held" n={held} word={t.held()} />
        <Legend kind="free" n={free} word={t.free()} />
        <Legend kind="person" n={waiting} word={t.queue()} />
      </ul>
    </div>
  );
}

const rows = (n: number, columns: number): number => Math.max(1, Math.ceil(n / columns)) * (step + 4) - 6;
const place = (i: number, columns: number, group: number): string =>
  `translate(${left(i % columns, group)} ${Math.floor(i / columns) * (step + 4)})`;

function Legend({ kind, n, word }: { kind: SeatKind | 'person'; n: number; word: string }) {
  if (n === 0) return null;
  return (
    <li>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {kind === 'person' ? (
          <path class="person" d={person} />
        ) : (
          <g class={`seat seat-${kind}`}>
            <Seat kind={kind} />
          </g>
        )}
      </svg>
      <strong>{number(n)}</strong> {word}
    </li>
  );
}
