// Lines over time. Drawn twice, for a wide and a narrow column, and the style sheet shows the one that fits: text in a
// picture that shrinks becomes unreadable, and nothing here may need script.
import type { Day } from '#platform/i18n/dates.ts';
import { formatShortDay, localDate } from '#platform/i18n/dates.ts';
import { number, percent } from '#platform/i18n/numbers.ts';
import { LineDrawing } from './line-drawing.tsx';
import { LineLegend } from './line-marks.tsx';
import type { Cell } from './table.tsx';
import { Table } from './table.tsx';
import { t } from './texts.ts';

export type Series = {
  name: string;
  points: readonly { x: Day; y: number }[];
  /** Not yet so: a forecast, a plan. */
  dashed?: boolean;
};

export type LinePlotProps = {
  /** What the plot shows; read out as its name and used as the table's caption. */
  title: string;
  series: readonly Series[];
  /** A level to reach, in the unit of y; or several in order, each from its day until the next. */
  target?: number | readonly { x: Day; y: number }[];
  /** What a level to reach is called, where it is no target: "Goal 95%". */
  targetLabel?: (value: string) => string;
  /** Where the y axis begins: 0 unless said. A line may; a bar's length would lie. */
  lowest?: number;
  yLabel: string;
  /** y is a share 0–1. */
  percent?: boolean;
  /** A line at this day. */
  today?: Day;
};

export function LinePlot(props: LinePlotProps) {
  return (
    <div class="plot">
      <LineDrawing {...props} size="wide" />
      <LineDrawing {...props} size="narrow" />
      {props.series.length > 1 && <LineLegend series={props.series} />}
    </div>
  );
}

/** The numbers of a line plot: a row for each day, a column for each series. For <Figure table=…>. */
export function LineTable({ title, series, percent: share }: LinePlotProps) {
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => localDate(x))))].sort();
  const values = series.map(({ points }) => new Map(points.map(({ x, y }) => [localDate(x), y])));
  const write = (y: number | undefined): Cell => (y === undefined ? null : share ? percent(y) : number(y));
  return (
    <Table
      caption={title}
      narrow="scroll"
      columns={[
        { label: t.date() },
        ...series.map(({ name, dashed }) => ({ label: dashed ? t.forecast({ name }) : name, numeric: true })),
      ]}
      rows={days.map((day) => [formatShortDay(day), ...values.map((map) => write(map.get(day)))])}
    />
  );
}
