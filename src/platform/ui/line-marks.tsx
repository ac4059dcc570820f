// What tells one line from another besides its colour: the shape of its points, and its name at its end.
import type { Day } from '#platform/i18n/dates.ts';
import type { Frame } from './line-drawing.tsx';
import type { Series } from './line-plot.tsx';
import { spread } from './plot-scale.ts';
import { t } from './texts.ts';

type DotProps = { kind: number; x: number; y: number };

/** Circle, square, diamond, triangle, and round again. */
export function Dot({ kind, x, y }: DotProps) {
  const shape = kind % 4;
  if (shape === 0) return <circle class="dot" cx={x} cy={y} r="4" />;
  if (shape === 1) return <rect class="dot" x={x - 3.75} y={y - 3.75} width="7.5" height="7.5" />;
  if (shape === 2) return <path class="dot" d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5Z`} />;
  return <path class="dot" d={`M${x} ${y - 5}l5 9h-10Z`} />;
}

type TargetProps = {
  targets: readonly { x: Day; y: number }[];
  /** The words of a level. */
  label: (value: number) => string;
  x: (day: Day) => number;
  y: (value: number) => number;
  frame: Frame;
  series: readonly Series[];
};

/** So wide are the words of a target, about, and so high: "Mål 95 %". */
const WORDS = { width: 80, height: 26 };

/** A level to reach: a step where it changed, and its words where each level begins. */
export function TargetLine({ targets, label, x, y, frame, series }: TargetProps) {
  const points = series.flatMap((one) => one.points.map((point) => ({ x: x(point.x), y: y(point.y) })));
  /** Above the line; below it at the very top, where the unit stands, and where a point stands where the words would. */
  const wordsAt = (left: number, level: number): number =>
    level < frame.top + 12 ||
    points.some(
      (point) => point.x > left - 6 && point.x < left + WORDS.width && point.y < level + 2 && point.y > level - WORDS.height,
    )
      ? level + 17
      : level - 6;
  const left = targets.map((one, i) => (i === 0 ? frame.left : x(one.x)));
  const right = (i: number): number => left[i + 1] ?? frame.width - frame.right;
  return (
    <>
      <path class="plot-target" d={targets.map((one, i) => `${i ? 'L' : 'M'}${left[i]} ${y(one.y)}H${right(i)}`).join('')} />
      {targets.map((one, i) => (
        <text class="plot-target-label" x={(left[i] ?? 0) + 4} y={wordsAt(left[i] ?? 0, y(one.y))}>
          {label(one.y)}
        </text>
      ))}
    </>
  );
}

type EndLabelsProps = { series: readonly Series[]; write: (n: number) => string; y: (value: number) => number; frame: Frame };

/** Each line's name and last figure, beside its end, moved apart where lines end close together. */
export function EndLabels({ series, write, y, frame }: EndLabelsProps) {
  const named = series.filter(({ points }) => points.length > 0);
  const last = (one: Series): number => one.points.at(-1)?.y ?? 0;
  const places = spread(
    named.map((one) => y(last(one))),
    46,
    frame.height - frame.bottom,
  );
  const x = frame.width - frame.right + 14;
  return (
    <>
      {named.map((one, i) => (
        <text class={`plot-name series-name-${series.indexOf(one) + 1}`} x={x} y={(places[i] ?? 0) - 4}>
          <tspan class="plot-name-figure">{write(last(one))}</tspan>
          <tspan x={x} dy="1.25em">
            {one.name}
          </tspan>
        </text>
      ))}
    </>
  );
}

/** The names below the picture, where there is no room at the ends. */
export function LineLegend({ series }: { series: readonly Series[] }) {
  return (
    <ul class="plot-legend" aria-hidden="true">
      {series.map((one, i) => (
        <li>
          <svg viewBox="0 0 32 16" aria-hidden="true">
            <g class={`series series-${i + 1}${one.dashed ? ' series-dashed' : ''}`}>
              <polyline points="1,8 31,8" />
              <Dot kind={i} x={16} y={8} />
            </g>
          </svg>
          {one.dashed ? t.forecast({ name: one.name }) : one.name}
        </li>
      ))}
    </ul>
  );
}
