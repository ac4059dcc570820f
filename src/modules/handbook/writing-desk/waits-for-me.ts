import type { Read } from '#platform/db/db.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { countWaiting, listToReview } from './desk.queries.ts';
import { t } from './texts.ts';

/** What waits for those who review and write. Empty for everybody else. */
export async function writingWaits(db: Read, permissions: ReadonlySet<string>): Promise<TodoItem[]> {
  if (!permissions.has('handbook.read')) return [];
  const items: TodoItem[] = [];
  const toReview = await listToReview(db);
  const [first] = toReview;
  if (first)
    items.push({
      title: t.waitsReview({ n: toReview.length }),
      body: first.title,
      kind: 'waiting',
      action: {
        href: toReview.length === 1 ? `/handbook/versions/${first.version_id}#answer` : '/handbook/writing',
        label: t.read(),
      },
    });
  if (!permissions.has('handbook.write')) return items;
  const { late, reviewed, proposed } = await countWaiting(db);
  const see = { href: '/handbook/writing', label: t.see() };
  if (late > 0) items.push({ title: t.waitsDue({ n: late }), kind: 'late', action: see });
  if (reviewed > 0) items.push({ title: t.waitsDecision({ n: reviewed }), kind: 'waiting', action: see });
  if (proposed > 0) items.push({ title: t.waitsProposals({ n: proposed }), kind: 'info', action: see });
  return items;
}
