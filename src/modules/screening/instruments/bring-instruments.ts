// What Samfrid brings itself: two demonstrations with made-up items. Real instruments are somebody's work, and are loaded by
// whoever has the right to (docs/decisions/0026).
import type { Db } from '#platform/db/db.ts';
import { readInstrument } from './format/read-instrument.ts';

const files = import.meta.glob<string>('./shipped/*.json', { query: '?raw', import: 'default', eager: true });

/** Those it brings, in the order of their names. */
export const brought = Object.values(files).map((text) => {
  const read = readInstrument(new TextEncoder().encode(text));
  if ('faults' in read) throw new Error(`an instrument of our own is broken: ${JSON.stringify(read.faults)}`);
  return read;
});

/** Lays them in, once each, at every start. Two processes at once, or again tomorrow: what is there is left as it is. */
export async function bringInstruments(worker: Db): Promise<void> {
  await worker.transaction().execute(async (tx) => {
    for (const { instrument, sha256 } of brought) {
      await tx
        .insertInto('screening.instrument')
        .values({ key: instrument.key })
        .onConflict((on) => on.doNothing())
        .execute();
      const { id } = await tx
        .selectFrom('screening.instrument')
        .select('id')
        .where('organisation_id', 'is', null)
        .where('key', '=', instrument.key)
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('screening.instrument_version')
        .values({
          ...{ instrument_id: id, version: instrument.version, kind: instrument.kind, sha256 },
          document: JSON.stringify(instrument),
        })
        .onConflict((on) => on.doNothing())
        .execute();
    }
  });
}
