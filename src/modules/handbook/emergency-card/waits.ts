import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { TodoItem } from '#platform/ui/todo.tsx';
import { STALE_AFTER_MONTHS } from './card.queries.ts';
import { t } from './texts.ts';

/** Numbers on the cards she keeps that nobody has checked for half a year. */
export async function cardWaits(db: Read, permissions: ReadonlySet<string>): Promise<TodoItem[]> {
  if (!permissions.has('handbook.write')) return [];
  const { rows } = await sql<{ n: number }>`select count(*) as n from handbook.emergency_line l where l.removed_at is null
    and l.organisation_id in (select organisation.mine_within('handbook.write'))
    and l.checked_on < current_date - make_interval(months => ${STALE_AFTER_MONTHS})`.execute(db);
  const n = rows[0]?.n ?? 0;
  if (n === 0) return [];
  return [{ title: t.waitsTitle({ n }), kind: 'waiting', action: { href: '/handbook/card/lines', label: t.waitsDo() } }];
}
