import type { Read } from '#platform/db/db.ts';
import type { Viewer } from '#platform/http/here.ts';
import { countLate } from '../reminders/late.queries.ts';
import type { Waiting } from '../waiting/waiting.ts';
import { listBehind } from './next.queries.ts';
import { getPlace } from './places.queries.ts';
import { t } from './texts.ts';

/** For a manager: her people who lack a course and have no seat. For a planner: what is furthest behind and has no seats. */
export async function coverageWaiting(db: Read, { permissions }: Viewer): Promise<Waiting[]> {
  const found: Waiting[] = [];
  const presses = new Date();
  if (permissions.has('training.team')) {
    const { people, courses } = await countLate(db);
    const action = { href: '/training/late', label: t.lookAtLate() };
    if (people > 0) found.push({ kind: 'info', title: t.lateWaiting({ n: people }), body: courses, action, presses });
  }
  if (permissions.has('training.plan')) {
    const place = await getPlace(db, null);
    // A region's municipalities each know who is next with them; to ask them all is too much for the first page.
    const [first] = place.kind === 'region' ? [] : await listBehind(db, place.id);
    const left = first ? first.missing - first.on_the_way : 0;
    if (first && left > 0) {
      const title = t.behindWaiting({ organisation: first.organisation, title: first.title });
      const action = { href: '/training/coverage/next', label: t.seeNext() };
      found.push({
        kind: 'info',
        title,
        body: (first.web ? t.behindWaitingWeb : t.behindWaitingBody)({ n: left }),
        action,
        presses,
      });
    }
  }
  return found;
}
