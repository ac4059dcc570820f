import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { t } from '../texts.ts';

/** Examples of the reader's own that nobody has checked for twelve months: for "waits for me". */
export async function examplesWait(db: Read, permissions: ReadonlySet<string>): Promise<TodoItem[]> {
  if (!permissions.has('examples.write')) return [];
  const { rows } = await sql<{ id: string; title: string; checked_on: string }>`
    select e.id, e.title, e.checked_on::text from examples.example e
    where e.organisation_id in (select organisation.mine_within('examples.write')) and e.published_at is not null and e.withdrawn_at is null
      and e.checked_on < current_date - interval '12 months' order by e.checked_on limit 7`.execute(db);
  return rows.map(({ id, title, checked_on }) => ({
    title: t.waitsTitle({ title }),
    body: t.waitsBody({ day: formatDate(checked_on) }),
    kind: 'waiting' as const,
    action: { href: `/examples/${id}`, label: t.waitsOpen() },
  }));
}
