import { localDate } from '#platform/i18n/dates.ts';
import { number, percent, percentTowards } from '#platform/i18n/numbers.ts';
import { Dot, EndLabels, TargetLine } from './line-marks.tsx';
import type { LinePlotProps, Series } from './line-plot.tsx';
import { dayTicks, niceTicks, scale, shareTicks, time } from './plot-scale.ts';
import { slug } from './slug.ts';
import { t } from './texts.ts';

export type Frame = { width: number; height: number; left: number; right: number; top: number; bottom: number; xLabels: number };
const frames: Record<'wide' | 'narrow', Frame> = {
  wide: { width: 760, height: 340, left: 56, right: 176, top: 34, bottom: 36, xLabels: 6 },
  narrow: { width: 320, height: 260, left: 44, right: 12, top: 30, bottom: 32, xLabels: 3 },
};

export function LineDrawing({
  size,
  title,
  series,
  target,
  targetLabel = (value) => t.target({ value }),
  lowest = 0,
  yLabel,
  percent: share,
  today,
}: LinePlotProps & { size: 'wide' | 'narrow' }) {
  const frame = frames[size];
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => localDate(x))))].sort();
  const ys = series.flatMap(({ points }) => points.map(({ y }) => y));
  const targets = target === undefined ? [] : typeof target === 'number' ? [{ x: days[0] ?? '', y: target }] : target;
  const ticks = share ? shareTicks(lowest) : niceTicks(Math.max(1, ...targets.map((one) => one.y), ...ys));
  const write = share ? percent : number;
  const short = share ? (n: number) => percentTowards(n, targets.at(-1)?.y ?? 0) : number;
  const x = scale(time(days[0] ?? '2026-01-01'), time(days.at(-1) ?? '2026-12-31'), frame.left, frame.width - frame.right);
  const y = scale(ticks[0] ?? 0, ticks.at(-1) ?? 1, frame.height - frame.bottom, frame.top);
  const floor = frame.height - frame.bottom;
  const id = `plot-${slug(title)}-${size}`;
  return (
    <svg
      class={`plot-${size}`}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{series.map((one) => says(one, short)).join(' ')}</desc>
      <text class="plot-unit" x="0" y="14">
        {yLabel}
      </text>
      {ticks.map((tick) => (
        <>
          <line
            class={tick === ticks[0] ? 'plot-base' : 'plot-grid'}
            x1={frame.left}
            x2={frame.width - frame.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text class="plot-tick" x={frame.left - 8} y={y(tick)} dy="0.35em" text-anchor="end">
            {write(tick)}
          </text>
        </>
      ))}
      {dayTicks(days[0] ?? '', days.at(-1) ?? '', frame.xLabels).map((tick) => (
        <>
          <line class="plot-base" x1={x(time(tick.day))} x2={x(time(tick.day))} y1={floor} y2={floor + 5} />
          <text class="plot-tick" x={x(time(tick.day))} y={frame.height - 8} text-anchor="middle">
            {tick.label}
          </text>
        </>
      ))}
      {targets.length > 0 && (
        <TargetLine
          targets={targets}
          label={(value) => targetLabel(write(value))}
          x={(day) => x(time(day))}
          y={y}
          {...{ frame, series }}
        />
      )}
      {today && (
        <>
          <line class="plot-today" x1={x(time(today))} x2={x(time(today))} y1={frame.top} y2={frame.height - frame.bottom} />
          <text class="plot-tick" x={x(time(today))} y={frame.top - 6} text-anchor="middle">
            {t.today()}
          </text>
        </>
      )}
      {series.map((one, i) => (
        <g class={`series series-${i + 1}${one.dashed ? ' series-dashed' : ''}`}>
          <polyline points={one.points.map((point) => `${fix(x(time(point.x)))},${fix(y(point.y))}`).join(' ')} />
          {dots(one).map((point) => (
            <Dot kind={i} x={x(time(point.x))} y={y(point.y)} />
          ))}
        </g>
      ))}
      {size === 'wide' && <EndLabels series={series} write={short} y={y} frame={frame} />}
    </svg>
  );
}

/** A short series shows every point; a long one its last. */
const dots = ({ points }: Series) => (points.length <= 12 ? points : points.slice(-1));

/** "Äldreomsorgen: från 12 % till 70 %." */
function says({ name, points, dashed }: Series, write: (n: number) => string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  return t.fromTo({ name: dashed ? t.forecast({ name }) : name, from: write(first.y), to: write(last.y) });
}

const fix = (n: number): number => Math.round(n * 10) / 10;
