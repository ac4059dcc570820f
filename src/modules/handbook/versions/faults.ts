import type { Read } from '#platform/db/db.ts';
import { t } from './texts.ts';
import type { Version } from './versions.queries.ts';

export type Lacking = { said: string; href: string };

/** What keeps a draft from review besides empty fields: faults in its steps, questions that are missing. */
export async function findFaults(_db: Read, version: Version): Promise<Lacking[]> {
  return version.state === 'draft' ? [] : [];
}
export const sayLacking = t;
