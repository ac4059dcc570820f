import type { Column } from '#platform/files/write-table.ts';
import { t } from '../meetings/texts.ts';
import type { Attended } from './overview.queries.ts';

/** How often the members came, as a table to take along. */
export const attendedColumns = (held: number): Column<Attended>[] => [
  { title: t.columnName(), type: 'text', value: ({ name }) => name ?? t.nameHidden(), width: 30 },
  { title: t.columnStandsFor(), type: 'text', value: ({ stands_for }) => stands_for, width: 44 },
  { title: t.columnTimes(), type: 'number', value: ({ came }) => came },
  { title: t.columnHeld(), type: 'number', value: () => held },
  { title: t.columnLast(), type: 'moment', value: ({ last }) => last },
];

/** As the heading pressed says: by name, by how often, by when last; backwards with a minus. Those who have no value come first. */
export function sortAttended(attended: readonly Attended[], asked = ''): readonly Attended[] {
  const key = asked.replace(/^-/, '');
  const sorted =
    key === 'came'
      ? attended.toSorted((a, b) => a.came - b.came)
      : key === 'last'
        ? attended.toSorted((a, b) => (a.last?.getTime() ?? 0) - (b.last?.getTime() ?? 0))
        : attended;
  return asked.startsWith('-') ? sorted.toReversed() : sorted;
}
