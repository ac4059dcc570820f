import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { getClaim } from './claims.queries.ts';

/** The only way to one claim's page: it writes down who looked at the proof. */
export async function openClaim(tx: Tx, id: string) {
  const claim = await getClaim(tx, id);
  await record(tx, 'claim.opened', { type: 'completion', id, person: claim.person_id });
  return claim;
}
