import type { Read } from '#platform/db/db.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { t } from './texts.ts';
import { countDue, listMyOpenVisits } from './visits.queries.ts';

/** Open visits are closed the same day; then come those to be asked again. Empty for who does not ask. */
export async function askingWaits(db: Read, permissions: ReadonlySet<string>): Promise<TodoItem[]> {
  if (!permissions.has('screening.ask')) return [];
  const open = await listMyOpenVisits(db);
  const due = await countDue(db);
  const [oldest] = open;
  const items: TodoItem[] = [];
  if (oldest)
    items.push({
      title: t.waitsOpen({ n: open.length }),
      body: t.waitsOpenBody({ day: formatWhen(oldest.opened_at) }),
      kind: 'waiting',
      action: { href: open.length === 1 ? `/screening/visits/${oldest.id}` : '/screening', label: t.goOn() },
    });
  if (due > 0)
    items.push({ title: t.waitsDue({ n: due }), kind: 'waiting', action: { href: '/screening/re-asks', label: t.see() } });
  return items;
}
