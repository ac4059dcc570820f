import type { Read } from '#platform/db/db.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import { listOpenNow } from './emergency.queries.ts';
import { t } from './texts.ts';

/** What she has open in an emergency: first on her start page until it is closed. */
export async function emergenciesWaiting(db: Read): Promise<TodoItem[]> {
  return (await listOpenNow(db)).map(({ id, closes_at }) => ({
    kind: 'late',
    title: t.openNow(),
    body: t.openNowBody({ time: formatTime(closes_at) }),
    action: { href: `/emergency/${id}`, label: t.toIt() },
  }));
}
