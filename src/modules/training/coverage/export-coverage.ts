import { record } from '#platform/audit/record.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { missing, share } from './count.ts';
import type { Asked, Line, Target } from './coverage.queries.ts';
import type { Standing } from './people.queries.ts';
import { nameState } from './state-words.ts';
import { t } from './texts.ts';

/** Whole tenths of a percent: more decimals say nothing about people. */
const tenths = (part: number | null): number | null => (part === null ? null : Math.round(part * 1000) / 1000);

const lineColumns = ({ goal, due_on }: Target): Column<Line>[] => [
  { title: t.colLevel(), type: 'number', value: ({ depth }) => depth },
  { title: t.colPlace(), type: 'text', width: 40, value: ({ name }) => name },
  { title: t.colHead(), type: 'number', value: ({ head }) => head },
  { title: t.valid(), type: 'number', value: ({ valid }) => valid },
  { title: t.proof(), type: 'number', value: ({ proof }) => proof },
  { title: t.lapsed(), type: 'number', value: ({ lapsed }) => lapsed },
  { title: t.never(), type: 'number', value: ({ never }) => never },
  { title: t.colShare(), type: 'percent', value: (line) => tenths(share(line)) },
  { title: t.colGoal(), type: 'percent', value: () => goal },
  { title: t.colDue(), type: 'date', value: () => due_on },
  { title: t.colMissing(), type: 'number', value: (line) => (goal === null ? null : missing(line, goal)) },
];

/** The numbers of a place, down to its units, as a file; that it was taken out is written in the log. */
export async function exportLines(c: Ctx, format: Format, target: Target, asked: Asked, lines: readonly Line[]) {
  await record(c.var.tx, 'coverage.exported', {
    ...{ type: 'course', id: asked.course },
    details: { organisation: asked.place, on: asked.on, rows: lines.length, format },
  });
  return sendTable(c, format, t.fileName({ title: target.title, on: asked.on }), lineColumns(target), lines);
}

const peopleColumns = (): Column<Standing>[] => [
  { title: t.colName(), type: 'text', width: 30, value: ({ name }) => name },
  { title: t.colUnit(), type: 'text', width: 30, value: ({ unit }) => unit },
  { title: t.colState(), type: 'text', value: ({ state }) => nameState(state) },
  { title: t.colCompleted(), type: 'date', value: ({ completed_on }) => completed_on },
  { title: t.colUntil(), type: 'date', value: ({ valid_until }) => valid_until },
];

export async function exportPeople(c: Ctx, format: Format, title: string, asked: Asked, people: readonly Standing[]) {
  await record(c.var.tx, 'coverage.people_exported', {
    ...{ type: 'course', id: asked.course },
    details: { organisation: asked.place, on: asked.on, rows: people.length, format },
  });
  return sendTable(c, format, t.peopleFile({ title, on: asked.on }), peopleColumns(), people);
}
