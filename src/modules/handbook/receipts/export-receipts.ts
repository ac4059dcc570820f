import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Place } from './places.queries.ts';
import { type Count, type InForce, type PersonLine, type PlaceLine, type RoutineLine, share } from './receipts.queries.ts';
import { t } from './texts.ts';

/** Whole tenths of a percent: more decimals say nothing about people. */
const tenths = (part: number | null): number | null => (part === null ? null : Math.round(part * 1000) / 1000);

const counts = <Row extends Count>(): Column<Row>[] => [
  { title: t.colShall(), type: 'number', value: ({ shall }) => shall },
  { title: t.colRead(), type: 'number', value: ({ has_read }) => has_read },
  { title: t.colLate(), type: 'number', value: ({ late }) => late },
  { title: t.colShare(), type: 'percent', value: (line) => tenths(share(line)) },
];

const routineColumns = (): Column<RoutineLine>[] => [
  {
    title: t.colRoutine(),
    type: 'text',
    value: ({ routine_number, title }) => t.routine({ number: routine_number, title }),
    width: 50,
  },
  { title: t.handbook(), type: 'text', value: ({ handbook }) => handbook, width: 30 },
  { title: t.colVersion(), type: 'number', value: ({ number }) => number },
  ...counts<RoutineLine>(),
];

const fileName = (place: Place) => t.fileName({ place: place.name, day: localDate(new Date()) });

/** Routine by routine as a file, exactly what the list shows; that it was taken out is written in the log. */
export async function exportRoutines(c: Ctx, format: Format, place: Place, lines: readonly RoutineLine[]) {
  await record(c.var.tx, 'receipts.exported', { type: 'organisation', id: place.id, details: { rows: lines.length, format } });
  return sendTable(c, format, fileName(place), routineColumns(), lines);
}

const placeColumns = (): Column<PlaceLine>[] => [
  { title: t.colLevel(), type: 'number', value: ({ depth }) => depth },
  { title: t.colPlace(), type: 'text', value: ({ name }) => name, width: 40 },
  ...counts<PlaceLine>(),
];

/** One routine, place by place down to the units. */
export async function exportPlaces(c: Ctx, format: Format, routine: InForce, place: Place, lines: readonly PlaceLine[]) {
  const details = { organisation: place.id, rows: lines.length, format };
  await record(c.var.tx, 'receipts.exported', { type: 'routine', id: routine.routine_id, details });
  return sendTable(c, format, fileName(place), placeColumns(), lines);
}

const peopleColumns = (): Column<PersonLine>[] => [
  { title: t.colName(), type: 'text', value: ({ name }) => name, width: 30 },
  { title: t.colUnit(), type: 'text', value: ({ units }) => units, width: 30 },
  {
    title: t.colRoutine(),
    type: 'text',
    value: ({ routine_number, title }) => t.routine({ number: routine_number, title }),
    width: 50,
  },
  { title: t.colVersion(), type: 'number', value: ({ number }) => number },
  { title: t.colState(), type: 'text', value: ({ state }) => t[state]() },
  { title: t.colDue(), type: 'date', value: ({ due_on }) => due_on },
  {
    title: t.colReadOn(),
    type: 'date',
    value: ({ read_at }) => read_at && localDate(read_at),
  },
];

/** Names, for who leads them. */
export async function exportPeople(c: Ctx, format: Format, place: Place, people: readonly PersonLine[]) {
  await record(c.var.tx, 'receipts.people_exported', {
    type: 'organisation',
    id: place.id,
    details: { rows: people.length, format },
  });
  return sendTable(c, format, t.peopleFile({ place: place.name, day: localDate(new Date()) }), peopleColumns(), people);
}
