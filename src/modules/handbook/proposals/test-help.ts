import { randomUUID } from 'node:crypto';
import { asOwner } from '#test/database.ts';
import type { Proposed } from './propose.ts';

/** Proposes as another module's function does for somebody, once it has seen that the source is hers to speak of. */
export const proposeFrom = ({ ownerUrl }: { ownerUrl: string }, personId: string, proposed: Proposed): Promise<unknown> =>
  asOwner(ownerUrl, async (client) => {
    await client.query(`select set_config('app.person', $1, false), set_config('app.level', '3', false)`, [personId]);
    const { sourceKind, sourceId, sourceLabel, sourceHref, handbook, routine, place, text } = proposed;
    const values = [randomUUID(), sourceKind, sourceId, sourceLabel, sourceHref, handbook, routine, place, text];
    await client.query('select handbook.propose_from($1, $2, $3, $4, $5, $6, $7, $8, $9)', values);
  });
