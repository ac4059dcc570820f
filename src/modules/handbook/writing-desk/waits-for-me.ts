import type { Read } from '#platform/db/db.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { listDue, listOpen, listProposals, listToReview } from './desk.queries.ts';
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
  const late = (await listDue(db)).filter((due) => due.late);
  const see = { href: '/handbook/writing', label: t.see() };
  if (late.length > 0) items.push({ title: t.waitsDue({ n: late.length }), kind: 'late', action: see });
  const reviewed = (await listOpen(db)).filter(({ state }) => state === 'reviewed');
  if (reviewed.length > 0) items.push({ title: t.waitsDecision({ n: reviewed.length }), kind: 'waiting', action: see });
  const proposals = await listProposals(db);
  if (proposals.length > 0) items.push({ title: t.waitsProposals({ n: proposals.length }), kind: 'info', action: see });
  return items;
}
