import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import type { Instrument } from './format/schema.ts';
import { listLoadable } from './instruments.queries.ts';
import { t } from './texts.ts';

export const loadForm = z.object({
  municipality: field.id(),
  rights: field.checkbox().refine((ticked) => ticked, { error: () => `\u0001${t.rightsNeeded()}` }),
});

export type Loaded = { did: 'loaded' | 'same'; id: string } | { did: 'refused'; said: string };

/**
 * Loads a checked instrument as a municipality's own copy. The same version with the same content changes nothing; with
 * another content it is refused, for answers belong to the text they were given to.
 */
export async function loadInstrument(
  tx: Tx,
  municipality: string,
  { instrument, sha256 }: { instrument: Instrument; sha256: Buffer },
  me: string,
): Promise<Loaded> {
  if (!(await listLoadable(tx)).some(({ id }) => id === municipality)) return { did: 'refused', said: t.noMunicipality() };
  const { key, version, kind } = instrument;
  await lock(tx, 'screening.instrument', `${municipality}:${key}`);
  await tx
    .insertInto('screening.instrument')
    .values({ organisation_id: municipality, key, created_by: me })
    .onConflict((on) => on.doNothing())
    .execute();
  const { id: instrumentId } = await tx
    .selectFrom('screening.instrument')
    .select('id')
    .where('organisation_id', '=', municipality)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const before = await tx
    .selectFrom('screening.instrument_version')
    .select(['id', 'sha256', 'withdrawn_at'])
    .where('instrument_id', '=', instrumentId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (before && !before.sha256.equals(sha256)) return { did: 'refused', said: t.raiseVersion({ version }) };
  if (before?.withdrawn_at) return { did: 'refused', said: t.withdrawnSame({ version }) };
  if (before) return { did: 'same', id: before.id };
  const id = randomUUID();
  await tx
    .insertInto('screening.instrument_version')
    .values({ id, instrument_id: instrumentId, version, kind, sha256, document: JSON.stringify(instrument), loaded_by: me })
    .execute();
  await record(tx, 'instrument.loaded', { type: 'instrument_version', id, details: { kind } });
  return { did: 'loaded', id };
}
