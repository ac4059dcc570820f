import type { Read } from '#platform/db/db.ts';
import type { Viewer } from '#platform/http/here.ts';
import { coverageWaiting } from '../coverage/coverage-waiting.ts';
import { keysWaiting } from '../keys/keys-waiting.ts';
import { decisionsWaiting } from './decisions.ts';
import { listsWaiting } from './lists.ts';
import { ownCoursesWaiting } from './own-courses.ts';
import { planningWaiting } from './planning.ts';
import { seatsWaiting } from './seats.ts';
import { byPress, type Waiting } from './waiting.ts';

/**
 * What of the courses waits for her today, the most pressing first. One query at a time: a request has one connection.
 * Row policies decide what she sees; her permissions only spare questions that would find nothing.
 */
export async function waitingForMe(db: Read, viewer: Viewer): Promise<Waiting[]> {
  const { personId, permissions } = viewer;
  const found = [await seatsWaiting(db, personId), await ownCoursesWaiting(db, personId), await keysWaiting(db, personId)];
  if (permissions.has('training.lead')) found.push(await listsWaiting(db, personId));
  if (permissions.has('training.team') || permissions.has('training.plan')) found.push(await decisionsWaiting(db));
  if (permissions.has('training.plan')) found.push(await planningWaiting(db));
  found.push(await coverageWaiting(db, viewer));
  return found.flat().sort(byPress);
}
