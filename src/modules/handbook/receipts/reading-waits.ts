import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { listWaiting } from './reading.queries.ts';
import { t } from './texts.ts';

/** What the reader has to read, as one thing; and for a head of a unit how many of hers are late. */
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
  const { rows } = await sql<{ n: number }>`select handbook.late_with_me() as n`.execute(db);
  const n = rows[0]?.n ?? 0;
  if (n > 0)
    items.push({
      title: t.lateWithMe({ n }),
      body: t.lateWithMeBody(),
      kind: 'waiting',
      action: { href: '/handbook/receipts/people?state=late', label: t.seeWho() },
    });
  return items;
}
