import { sql } from 'kysely';
import type { Read, Tx } from '#platform/db/db.ts';
import type { Version } from '../versions/versions.queries.ts';
import { findPassage, type Placed } from './find-passage.ts';

/** A proposal that is on its way in a draft, with the words that somebody must write there. */
export type TakenInto = Placed & { id: string; text: string; source_label: string };

/** What has been taken into a version, in the order it was; for those who write there. */
export async function listTakenInto(db: Read, version: string): Promise<TakenInto[]> {
  const { rows } = await sql<TakenInto>`select id, text, source_label, passage, section from handbook.proposal
    where version_id = ${version}::uuid and settled_how = 'taken_in' order by settled_at, id`.execute(db);
  return rows;
}

/** Keeps where the new headings and steps of a whole draft stand: a step may be called something else in a later version. */
export async function pointAtPassages(tx: Tx, version: Version): Promise<void> {
  for (const taken of await listTakenInto(tx, version.id)) {
    const found = findPassage(version, taken);
    if (found && !taken.passage) await sql`select handbook.point_at(${taken.id}::uuid, ${found.key})`.execute(tx);
  }
}
