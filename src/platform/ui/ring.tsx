import { percent } from '#platform/i18n/numbers.ts';
import { arcPath, openRing } from './arc.ts';
import { t } from './texts.ts';

type RingProps = {
  /** 0–1; null where nothing can be counted yet (drawn empty, never as 0 %). */
  share: number | null;
  /** What the share is of: "Giltig grundkurs i äldreomsorgen". Read out, not shown. */
  label: string;
  /** small 24 px without figure · medium 80 px · large 160 px */
  size?: 'small' | 'medium' | 'large';
};

/** A share, drawn as Samfrid's open ring with the figure inside. */
export function Ring({ share, label, size = 'medium' }: RingProps) {
  const { done, rest } = openRing(share ?? 0);
  const figure = share === null ? '–' : percent(share);
  return (
    <svg
      class={`ring ring-${size}`}
      viewBox="0 0 100 100"
      role="img"
      aria-label={`${label}: ${share === null ? t.noShare() : figure}`}
    >
      {rest && <path class={share === null ? 'ring-rest ring-unknown' : 'ring-rest'} d={arcPath(rest)} />}
      {done && <path class="ring-done" d={arcPath(done)} pathLength="1" />}
      {size !== 'small' && (
        <text class="ring-figure" x="50" y="50" dy="0.35em" text-anchor="middle">
          {figure}
        </text>
      )}
    </svg>
  );
}
