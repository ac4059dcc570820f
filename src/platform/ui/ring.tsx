import { percent, percentTowards } from '#platform/i18n/numbers.ts';
import { arcPath, markPath, openRing } from './arc.ts';
import { t } from './texts.ts';

type RingProps = {
  /** 0–1; null where nothing can be counted yet (drawn empty, never as 0 %). */
  share: number | null;
  /** What the share is of: "Giltig grundkurs i äldreomsorgen". Read out, not shown. */
  label: string;
  /** small 24 px without figure · medium 80 px · large 160 px */
  size?: 'small' | 'medium' | 'large';
  /** A share to reach, 0–1: a mark across the ring. */
  goal?: number;
};

/** A share, drawn as Samfrid's open ring with the figure inside. */
export function Ring({ share, label, size = 'medium', goal }: RingProps) {
  const { done, rest } = openRing(share ?? 0);
  const figure = share === null ? '–' : percentTowards(share, goal ?? 0);
  const says = `${label}: ${share === null ? t.noShare() : figure}`;
  return (
    <svg
      class={`ring ring-${size}`}
      viewBox="0 0 100 100"
      role="img"
      aria-label={goal === undefined ? says : `${says}. ${t.target({ value: percent(goal) })}`}
    >
      {rest && <path class={share === null ? 'ring-rest ring-unknown' : 'ring-rest'} d={arcPath(rest)} />}
      {done && <path class="ring-done" d={arcPath(done)} pathLength="1" />}
      {goal !== undefined && (
        <>
          <path class="ring-goal-air" d={markPath(goal)} />
          <path class="ring-goal" d={markPath(goal)} />
        </>
      )}
      {size !== 'small' && (
        <text class="ring-figure" x="50" y="50" dy="0.35em" text-anchor="middle">
          {figure}
        </text>
      )}
    </svg>
  );
}
