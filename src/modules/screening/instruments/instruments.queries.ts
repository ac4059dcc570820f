import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { locale } from '#platform/i18n/locale.ts';
import type { Instrument } from './format/schema.ts';

export type InstrumentChoice = {
  /** Of the version: what a protocol and an assessment point at. */
  id: string;
  title: string;
  version: string;
  kind: 'scored' | 'unscored';
  /** Loaded by the municipality; false for what Samfrid brings. */
  own: boolean;
};

/** The instrument's name in the reader's language, out of the document of `v`. */
export const titleOf = () =>
  sql<string>`coalesce(v.document -> 'title' ->> ${sql.lit(locale())}, v.document -> 'title' ->> 'sv')`;

/** Instruments that may be asked with in a municipality: its own and those Samfrid brings, not withdrawn; own first, newest first. */
export async function listInstruments(db: Read, municipality: string): Promise<InstrumentChoice[]> {
  const rows = await db
    .selectFrom('screening.instrument_version as v')
    .innerJoin('screening.instrument as i', 'i.id', 'v.instrument_id')
    .select(['v.id', 'v.version', 'v.kind', 'i.organisation_id', titleOf().as('title')])
    .where('v.withdrawn_at', 'is', null)
    .where((e) => e.or([e('i.organisation_id', 'is', null), e('i.organisation_id', '=', municipality)]))
    .orderBy(sql`i.organisation_id is null`)
    .orderBy('title')
    .orderBy('v.loaded_at', 'desc')
    .execute();
  return rows.map(({ id, title, version, kind, organisation_id }) => ({
    ...{ id, title, version, own: organisation_id !== null },
    kind: kind as InstrumentChoice['kind'],
  }));
}

export type InstrumentRow = {
  id: string;
  title: string;
  version: string;
  kind: 'scored' | 'unscored';
  /** Whose copy; null for what Samfrid brings. */
  municipality: string | null;
  loaded_at: Date;
  withdrawn_at: Date | null;
  /** Units and administrations whose protocol in force asks with it, of those the reader may see. */
  used: string[];
};

/** Every version the reader may see, its own first, then by name, the newest first. */
export async function listVersions(db: Read): Promise<InstrumentRow[]> {
  const { rows } = await sql<InstrumentRow>`
    select v.id, ${titleOf()} as title, v.version, v.kind, m.name as municipality, v.loaded_at, v.withdrawn_at, array(${usedBy}) as used
    from screening.instrument_version v join screening.instrument i on i.id = v.instrument_id
      left join organisation.organisation m on m.id = i.organisation_id
    order by i.organisation_id is null, title, i.id, v.loaded_at desc limit 500`.execute(db);
  return rows;
}

const usedBy = sql`select o.name from screening.protocol p join organisation.organisation o on o.id = p.organisation_id
  where p.instrument_version_id = v.id and p.in_force_at is not null and p.ended_on is null order by o.name limit 20`;

export type Version = InstrumentRow & {
  instrument: Instrument;
  /** Who loaded it; null for what Samfrid brings, and for who is hidden or gone. */
  loaded_by: string | null;
  others: { id: string; version: string }[];
  /** May the reader withdraw it? */
  mine: boolean;
};

/** @throws {NotFound} where it is another municipality's */
export async function getVersion(db: Read, id: string): Promise<Version> {
  const { rows } = await sql<Omit<Version, 'others'> & { instrument_id: string }>`
    select v.id, ${titleOf()} as title, v.version, v.kind, m.name as municipality, v.loaded_at, v.withdrawn_at, array(${usedBy}) as used,
      v.document as instrument, p.given_name || ' ' || p.family_name as loaded_by, v.instrument_id,
      coalesce(i.organisation_id in (select organisation.mine('screening.instruments')), false) as mine
    from screening.instrument_version v join screening.instrument i on i.id = v.instrument_id
      left join organisation.organisation m on m.id = i.organisation_id
      left join organisation.person p on p.id = v.loaded_by
    where v.id = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  const others = await db
    .selectFrom('screening.instrument_version')
    .select(['id', 'version'])
    .where('instrument_id', '=', found.instrument_id)
    .where('id', '!=', id)
    .orderBy('loaded_at', 'desc')
    .execute();
  return { ...found, others };
}

/** Municipalities the reader may load instruments for. */
export async function listLoadable(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation.organisation where id in (select organisation.mine('screening.instruments'))
      and id = organisation.controller(id) and closed_on is null order by name limit 400`.execute(db);
  return rows;
}
