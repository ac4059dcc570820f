import { sql } from 'kysely';
import { asPerson, lock } from '#platform/db/db.ts';
import { NotFound, StepUp } from '#platform/http/failures.ts';
import type { Viewer } from '#platform/http/here.ts';
import { isId } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { record } from './record.ts';

/** So many a minute for one person; then one line says that there were more. A log one can fill hides what one did. */
const MOST = 20;

/** The guard's permission, and the pattern of its address. */
export type Door = { permission: string; route: string };

/**
 * Writes down that a signed-in person was refused at a door: an address she lacks the permission for, or a thing that is
 * not there or not hers. In a transaction of its own, since the request's has been rolled back. Other errors are no refusals.
 */
export async function recordRefusal(c: Ctx, viewer: Viewer, { permission, route }: Door, error: unknown): Promise<void> {
  const why = error instanceof StepUp ? 'level' : error instanceof NotFound ? whyAbsent(viewer, permission) : null;
  if (!why) return;
  await asPerson(
    c.get('house').app.db,
    viewer.personId,
    async (tx) => {
      await sql`select set_config('app.permission', ${permission}, true)`.execute(tx);
      await lock(tx, 'refusals', viewer.personId);
      const { rows } = await sql<{ act: string; n: number }>`select act, count(*)::int as n from audit.entry
        where person_id = ${viewer.personId} and at > clock_timestamp() - interval '1 minute'
          and act in ('door.refused', 'door.refused_many') group by act`.execute(tx);
      const counted = new Map(rows.map(({ act, n }) => [act, n]));
      if (counted.has('door.refused_many')) return;
      const many = (counted.get('door.refused') ?? 0) >= MOST;
      const id = Object.values(c.req.param()).find(isId);
      // The pattern of the address, never the address: it may hold words or a secret.
      const details = { route: `${c.req.method} ${route}`, why, permission };
      await record(
        tx,
        many ? 'door.refused_many' : 'door.refused',
        many ? {} : { type: 'address', details, ...(id ? { id } : {}) },
      );
    },
    viewer.level,
  );
}

const whyAbsent = (viewer: Viewer, permission: string) =>
  permission === 'anyone' || viewer.permissions.has(permission) ? 'absent' : 'permission';
