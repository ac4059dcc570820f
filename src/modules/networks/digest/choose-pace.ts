import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';

export const paces = ['at_once', 'daily', 'weekly', 'never'] as const;
export type Pace = (typeof paces)[number];
export const paceForm = z.object({ pace: field.choice(paces) });

/** How often she wants to be told what is new. The caller has seen that she is a member. */
export async function choosePace(tx: Tx, network: string, pace: Pace, me: string): Promise<void> {
  await sql`insert into networks.digest (network_id, person_id, pace) values (${network}::uuid, ${me}::uuid, ${pace})
    on conflict (network_id, person_id) do update set pace = excluded.pace, chosen_at = now()`.execute(tx);
  await record(tx, 'digest.chosen', { type: 'network', id: network, details: { pace } });
}
