import { type Presence, presences } from './completion-rule.ts';

/** One thing to note. `fill` leaves alone whoever somebody else has noted meanwhile. */
export type Change = { enrolmentId: string; partId: string; presence: Presence; fill: boolean };

export const presenceField = (enrolmentId: string, partId: string): string => `presence.${enrolmentId}.${partId}`;
/** What the form showed when it was sent out: empty, or a presence. */
export const shownField = (enrolmentId: string, partId: string): string => `shown.${enrolmentId}.${partId}`;

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const shownName = new RegExp(`^shown\\.(${ID})\\.(${ID})$`);

/**
 * What a posted list changes: only where the answer is another than the form showed, so that two who note in the same
 * room, each with a page of her own, never wipe out each other's. With `everyone`, a part's id, all in the list who have
 * no answer at that part were present.
 */
export function readMarks(values: Readonly<Record<string, unknown>>, everyone: string | null): Change[] {
  const changes: Change[] = [];
  for (const [name, shown] of Object.entries(values)) {
    const [, enrolmentId, partId] = shownName.exec(name) ?? [];
    if (!enrolmentId || !partId) continue;
    const answer = values[presenceField(enrolmentId, partId)];
    const presence = presences.find((one) => one === answer);
    if (presence && answer !== shown) changes.push({ enrolmentId, partId, presence, fill: false });
    if (!presence && partId === everyone) changes.push({ enrolmentId, partId, presence: 'present', fill: true });
  }
  return changes;
}
