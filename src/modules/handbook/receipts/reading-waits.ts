import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { peopleAt } from './address.ts';
import { listWaiting } from './reading.queries.ts';
import { t } from './texts.ts';

/** What the reader has to read, as one thing; and for a head how many are late in each unit of hers. */
export async function readingWaits(db: Read, permissions: ReadonlySet<string>): Promise<TodoItem[]> {
  if (!permissions.has('handbook.read')) return [];
  const waiting = await listWaiting(db);
  const [first] = waiting;
  const late = waiting.filter((one) => one.late).length;
  const items: TodoItem[] = [];
  if (first && waiting.length === 1)
    items.push({
      title: t.waitsOne({ routine: t.routine({ number: first.routine_number, title: first.title }) }),
      ...(first.read_number === null ? {} : { body: t.waitsChange() }),
      due: late > 0 ? { text: t.waitsLateOne({ day: formatDate(first.due_on) }) } : first.due_on,
      kind: late > 0 ? 'late' : 'waiting',
      action: { href: `/handbook/versions/${first.version_id}/read`, label: t.readAndSign() },
    });
  else if (first)
    items.push({
      title: t.waitsMany({ n: waiting.length }),
      due: late > 0 ? { text: t.waitsLate({ n: late }) } : first.due_on,
      kind: late > 0 ? 'late' : 'waiting',
      action: { href: '/handbook/reading', label: t.seeReading() },
    });
  if (!permissions.has('handbook.receipts')) return items;
  for (const { id, name, n } of await listLate(db))
    items.push({
      title: t.lateWithMe({ n, unit: name }),
      body: t.lateWithMeBody(),
      kind: 'waiting',
      action: { href: peopleAt({ organisation: id, state: 'late' }), label: t.seeWho() },
    });
  return items;
}

/** People who are late in each unit given to the reader to lead. Who leads an administration looks at its overview instead. */
async function listLate(db: Read): Promise<{ id: string; name: string; n: number }[]> {
  const { rows } = await sql<{ id: string; name: string; n: number }>`
    select o.id, o.name, count(distinct p.person_id)::int as n
    from organisation.organisation o cross join lateral handbook.people_reading(o.id, null) p
    where o.kind = 'unit' and o.id in (select access.tops('people.lead')) and p.state = 'late' and p.person_id <> access.person()
    group by o.id, o.name order by o.name`.execute(db);
  return rows;
}
