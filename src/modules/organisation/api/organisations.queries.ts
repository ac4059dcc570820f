import { after, exactly, type Mark } from '#platform/api/cursor.ts';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type OrganisationView = {
  kind: string | undefined;
  parent: string | undefined;
  municipality: string | undefined;
  code: string | undefined;
};

const columns = ['o.id', 'o.parent_id', 'o.municipality_id', 'o.kind', 'o.name', 'o.code', 'o.sector', 'o.closed_on'] as const;

/** Organisations in the order they were entered; one more than `limit` where there is more. */
export function listOrganisations(db: Read, view: OrganisationView, mark: Mark | null, limit: number) {
  let wanted = db
    .selectFrom('organisation.organisation as o')
    .select(columns)
    .select(exactly('o.created_at').as('entered'))
    .where(after('o.created_at', 'o.id', mark))
    .orderBy('o.created_at')
    .orderBy('o.id')
    .limit(limit + 1);
  if (view.kind) wanted = wanted.where('o.kind', '=', view.kind);
  if (view.parent) wanted = wanted.where('o.parent_id', '=', view.parent);
  if (view.municipality) wanted = wanted.where('o.municipality_id', '=', view.municipality);
  if (view.code) wanted = wanted.where('o.code', '=', view.code);
  return wanted.execute();
}

export async function getOrganisation(db: Read, id: string) {
  const found = await db.selectFrom('organisation.organisation as o').select(columns).where('o.id', '=', id).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}
