import { type Column, sheet, toCsv, toExcel } from '#platform/files/write-table.ts';
import type { ListedOccasion } from './occasion-list.queries.ts';
import { sayState } from './say-state.ts';
import { t } from './texts.ts';

const columns = (): Column<ListedOccasion>[] => [
  { title: t.course(), type: 'text', width: 36, value: (o) => o.title },
  { title: t.label(), type: 'text', value: (o) => o.label },
  { title: t.starts(), type: 'moment', value: (o) => o.parts[0]?.starts_at },
  { title: t.ends(), type: 'moment', value: (o) => o.parts.at(-1)?.ends_at },
  { title: t.parts(), type: 'number', value: (o) => o.parts.length },
  { title: t.where(), type: 'text', value: (o) => o.place },
  { title: t.organiser(), type: 'text', value: (o) => o.organiser },
  { title: t.seatsColumn(), type: 'number', value: (o) => o.counts.seats },
  { title: t.placedColumn(), type: 'number', value: (o) => o.counts.placed },
  { title: t.offeredColumn(), type: 'number', value: (o) => o.counts.offered },
  { title: t.waitingColumn(), type: 'number', value: (o) => o.counts.waiting },
  { title: t.interestedColumn(), type: 'number', value: (o) => o.counts.interested },
  { title: t.state(), type: 'text', value: (o) => sayState(o).text },
];

export const occasionsAsCsv = (rows: readonly ListedOccasion[]) => toCsv(columns(), rows);
export const occasionsAsExcel = (rows: readonly ListedOccasion[]) => toExcel([sheet(t.occasions(), columns(), rows)]);
