import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { OidcSettings, SamlSettings } from '../provider.ts';
import type { Kind } from './provider-form.ts';

export type KeptPlace = { id: string; name: string; enabled: number; local: boolean };

/** Organisations whose sign-in the person keeps, by name. */
export async function listKept(db: Read): Promise<KeptPlace[]> {
  const { rows } = await sql<KeptPlace>`select o.id, o.name,
      (select count(*)::int from auth."identityProvider" p where p."organisationId" = o.id and p."enabledAt" is not null) as enabled,
      exists (select from auth."localRule" r where r."organisationId" = o.id) as local
    from organisation.organisation o where o.id in (select organisation.mine('sign_in.keep'))
      and coalesce(o.municipality_id, o.path[1]) = o.id and o.closed_on is null
    order by o.name`.execute(db);
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}

export async function getKept(db: Read, id: string): Promise<KeptPlace> {
  const found = (await listKept(db)).find((place) => place.id === id);
  if (!found) throw new NotFound();
  return found;
}

export type Kept = {
  id: string;
  organisation: string;
  label: string;
  kind: Kind;
  settings: OidcSettings & SamlSettings;
  subjectClaim: string;
  stableKind: string;
  stableClaim: string | null;
  loa3: string[];
  enabledAt: Date | null;
  linked: number;
  lastUsed: Date | null;
};

const KEPT = sql`select p."id", p."organisationId" as organisation, p."label", p."kind", p."settings", p."subjectClaim", p."stableKind",
    p."stableClaim", p."loa3", p."enabledAt", u.linked, u.last_used as "lastUsed"
  from auth."identityProvider" p cross join lateral auth.use_of(p."id") u`;

export async function listProviders(db: Read, organisation: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`${KEPT} where p."organisationId" = ${organisation} order by p."label", p."id"`.execute(db);
  return rows;
}

export async function getProvider(db: Read, id: string): Promise<Kept> {
  const { rows } = await sql<Kept>`${KEPT} where p."id" = ${id}`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
