import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { t } from './texts.ts';

/** Whose words came in between. `own`: nobody's but the writer's, from another window of hers. */
export type Saver = { own: boolean; name: string | null };

/** Who has saved words since a revision: the last of the others, where there are any. */
export async function findSaver(db: Read, version: string, since: number, me: string): Promise<Saver> {
  const { rows } = await sql<Saver>`
    select s.saved_by = ${me}::uuid as own, (select n.name from handbook.names(array[s.saved_by]) n) as name
    from handbook.saving s where s.version_id = ${version}::uuid and s.revision > ${since}
    order by s.saved_by = ${me}::uuid, s.revision desc limit 1`.execute(db);
  return rows[0] ?? { own: false, name: null };
}

const nameOf = ({ name }: Saver): string => name ?? t.somebody();

/** Each is said in its own way where she has saved in another window: she is no second person. */
export const sayWoven = (saver: Saver): string => (saver.own ? t.savedWovenOwn() : t.savedWoven({ name: nameOf(saver) }));
export const sayMeanwhile = (saver: Saver): string =>
  saver.own ? t.autosaveConflictOwn() : t.autosaveConflict({ name: nameOf(saver) });
export const sayConflict = (saver: Saver) =>
  saver.own
    ? { title: t.conflictTitleOwn(), lead: t.conflictLeadOwn(), woven: t.conflictWovenOwn(), theirs: t.theirsOwn() }
    : {
        title: t.conflictTitle({ name: nameOf(saver) }),
        lead: t.conflictLead({ name: nameOf(saver) }),
        woven: t.conflictWoven(),
        theirs: t.theirs({ name: nameOf(saver) }),
      };
