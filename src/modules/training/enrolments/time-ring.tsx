import { arcPath, openRing } from '#platform/ui/arc.ts';
import { formatLeft } from './deadline.ts';
import { t } from './texts.ts';

/** How much of the time to answer is left: Samfrid's ring, emptying. */
export function TimeRing({ from, until, now = new Date() }: { from: Date; until: Date; now?: Date }) {
  const share = Math.min(1, Math.max(0, (until.getTime() - now.getTime()) / (until.getTime() - from.getTime())));
  const { done, rest } = openRing(share);
  const left = formatLeft(until, now);
  const [figure = '', unit = ''] = left.split(' ');
  return (
    <svg class="time-ring" viewBox="0 0 100 100" role="img" aria-label={t.timeLeft({ left })}>
      {rest && <path class="time-ring-gone" d={arcPath(rest)} />}
      {done && <path class="time-ring-left" d={arcPath(done)} />}
      <text class="time-ring-figure" x="50" y="50" dy="0.14em" text-anchor="middle">
        {figure}
      </text>
      <text class="time-ring-unit" x="50" y="50" dy="1.75em" text-anchor="middle">
        {unit}
      </text>
    </svg>
  );
}
