import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { getMeeting, type Meeting } from './meetings.queries.ts';
import { t } from './texts.ts';

/** A meeting of mine, locked with all of its network's: a changed series must not take it away meanwhile. */
export async function lockMeeting(tx: Tx, id: string): Promise<Meeting> {
  const before = await getMeeting(tx, id);
  await lock(tx, 'networks.network', before.network_id);
  return await getMeeting(tx, id);
}

/** One of a network that I keep, and that still meets. */
export async function lockKept(tx: Tx, id: string): Promise<Meeting> {
  const meeting = await lockMeeting(tx, id);
  if (!meeting.keeps) throw new NotFound();
  if (meeting.closed) throw new Refused(t.networkClosed());
  return meeting;
}
