// A county made up for attacks: true counts, trees, and what is published of them, as the open data shows it.
import { type Cell, cellsOf } from '../cells.ts';
import { type Counts, nothing, type Slice } from '../counts.ts';
import type { Published } from '../show-quarter.ts';
import { makeTree, type Place, type Tree } from '../tree.ts';

/** A row of the open data. */
export type Figure = {
  organisation_id: string;
  span: 'month' | 'quarter' | 'year';
  starts_on: string;
  family: string;
  channel: string;
  measure: string;
  value: number;
};

/** One year: its four trees, and the raw counts. */
export type Year = { year: number; places: readonly (readonly Place[])[]; slices: readonly Slice[] };
export type County = readonly Year[];

export const ROOT = 'county';
export const treesOf = ({ places }: Year): Tree[] => places.map((some) => makeTree(ROOT, some));

export const counts = (some: Partial<Counts>): Counts => ({ ...nothing, ...some });

export type Publish = (
  slices: readonly Slice[],
  before: readonly Published[],
  tree: Tree,
  threshold: number,
) => { cells: Cell[] };

/** Publishes quarter by quarter, as the job does. What a quarter has shown is read back from its cells, as the job reads it. */
export function publishYear(year: Year, threshold: number, publish: Publish = cellsOf): Figure[] {
  const before: Published[] = [];
  return treesOf(year).flatMap((tree, quarter) => {
    const soFar = year.slices.filter(({ month }) => month < quarter * 3 + 3);
    const { cells } = publish(soFar, before, tree, threshold);
    const shown = (family: string) =>
      new Set(cells.filter((cell) => cell.span === 'quarter' && cell.family === family).map(({ organisation }) => organisation));
    before.push({ tree, asked: shown('asked'), answers: shown('answers') });
    return cells.map((cell) => ({
      ...{ organisation_id: cell.organisation, span: cell.span, family: cell.family, channel: cell.channel },
      ...{ starts_on: firstDay(year.year, cell.month), measure: cell.measure, value: cell.value },
    }));
  });
}

export const firstDay = (year: number, month: number): string => `${year}-${String(month + 1).padStart(2, '0')}-01`;

/** Raw visits, one answer each, added up as the closing of a visit adds them. */
export function slice(unit: string, month: number, channel: Slice['channel'], some: Partial<Counts>): Slice {
  return { unit, month, channel, counts: counts(some) };
}
