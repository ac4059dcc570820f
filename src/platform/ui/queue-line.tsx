import { person } from './person.ts';
import { t } from './texts.ts';

const shown = 12;

/** My place in the queue: those before me, me, those after. Places are counted from 1. */
export function QueueLine({ place, total }: { place: number; total: number }) {
  const sentence = total === 1 ? t.alone() : place === 1 ? t.first({ total }) : t.queuePlace({ place, total });
  const line = queueView(place, total);
  const width = line.length * 22 - 2;
  return (
    <div class="queue">
      <p class="queue-sentence">{sentence}</p>
      <svg viewBox={`0 0 ${width} 36`} width={width * 1.5} role="img" aria-label={sentence}>
        {line.map((n, i) => {
          const x = i * 22;
          if (n === null)
            return (
              <text class="queue-gap" x={x + 10} y="15" text-anchor="middle">
                …
              </text>
            );
          return (
            <>
              <path
                class={n === place ? 'person person-me' : n < place ? 'person' : 'person person-after'}
                d={person}
                transform={`translate(${x} 0)`}
              />
              {(n === place || n === 1 || n === total) && (
                <text class={n === place ? 'queue-me' : 'queue-number'} x={x + 10} y="32" text-anchor="middle">
                  {n}
                </text>
              )}
            </>
          );
        })}
      </svg>
    </div>
  );
}

/** The places drawn: the head of the queue, my neighbours, the last; null where many are left out. */
export function queueView(place: number, total: number): (number | null)[] {
  if (total <= shown) return Array.from({ length: total }, (_, i) => i + 1);
  const near = new Set(
    [1, 2, place - 3, place - 2, place - 1, place, place + 1, place + 2, total].filter((n) => n >= 1 && n <= total),
  );
  for (let n = 3; near.size < shown - 2 && n < total; n += 1) near.add(n);
  const places = [...near].sort((a, b) => a - b);
  return places.flatMap((n, i) => (n - (places[i - 1] ?? n - 1) > 1 ? [null, n] : [n]));
}
