/**
 * The roles of a table's parts, written out: some browsers forget them when a narrow screen lays the rows out as cards,
 * and a table that is not one cannot be walked by row and column in a screen reader.
 */
export const as = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader', scope: 'col' },
  rowHead: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;
