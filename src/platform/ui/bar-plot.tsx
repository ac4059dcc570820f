import { number, percent } from '#platform/i18n/numbers.ts';
import { slug } from './slug.ts';
import { as } from './table-roles.ts';

export type Bar = {
  label: string;
  value: number;
  /** What the figure is made of. */
  href?: string;
  /** A few words after the figure: "av 612". */
  note?: string;
  tone?: 'done' | 'waiting' | 'late' | 'info' | 'neutral';
};

type BarPlotProps = {
  caption: string;
  captionHidden?: boolean;
  bars: readonly Bar[];
  /** Values are shares 0–1. */
  share?: boolean;
  /** A line through all bars, in the unit of the values, with the words that say what it is. */
  target?: { value: number; label: string };
  /** The headings of the two columns: ["Enhet", "Giltig kurs"]. */
  heads: readonly [string, string];
};

/** Lying bars as a true table: the label stands over its bar and cannot collide, and the numbers are the table itself. */
export function BarPlot({ caption, captionHidden, bars, share, target, heads }: BarPlotProps) {
  const top = share ? 1 : Math.max(1, target?.value ?? 0, ...bars.map((bar) => bar.value));
  const along = (value: number): string => `${Math.round((value / top) * 1000) / 10}%`;
  const id = `bars-${slug(caption)}`;
  return (
    <section class="bars-frame" aria-labelledby={id}>
      <table class="bars" {...as.table}>
        <caption id={id} class={captionHidden ? 'ds-sr-only' : undefined}>
          {caption}
        </caption>
        <thead {...as.group} class="ds-sr-only">
          <tr {...as.row}>
            <th {...as.columnHead}>{heads[0]}</th>
            <th {...as.columnHead}>{heads[1]}</th>
          </tr>
        </thead>
        <tbody {...as.group}>
          {bars.map((bar) => (
            <tr {...as.row}>
              <th {...as.rowHead}>{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</th>
              <td {...as.cell}>
                <span class="bars-figure">
                  {bar.note && <span class="bars-note">{bar.note}</span>}{' '}
                  <strong>{share ? percent(bar.value) : number(bar.value)}</strong>
                </span>
                <svg class={`bar bar-${bar.tone ?? 'plain'}`} aria-hidden="true">
                  <rect class="bar-ground" width="100%" height="100%" rx="5" />
                  {bar.value > 0 && <rect class="bar-value" width={along(bar.value)} height="100%" rx="5" />}
                  {target && <Target at={along(target.value)} />}
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {target && (
        <p class="bars-target">
          <svg viewBox="0 0 20 16" aria-hidden="true">
            <Target at="10" />
          </svg>
          {target.label}
        </p>
      )}
    </section>
  );
}

/** A line with air around it, so that it shows on a filled bar as well as beside it. */
const Target = ({ at }: { at: string }) => (
  <>
    <line class="bar-target-air" x1={at} x2={at} y1="0" y2="100%" />
    <line class="bar-target" x1={at} x2={at} y1="0" y2="100%" />
  </>
);
