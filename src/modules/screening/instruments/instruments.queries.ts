import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { locale } from '#platform/i18n/locale.ts';

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
