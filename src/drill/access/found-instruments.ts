import type { Ground } from './ground-of-world.ts';

type Asking = { towns: readonly string[]; visits: readonly { municipality_id: string; id: string }[] };

/** Instruments that municipalities have loaded, one of them withdrawn, and some filled in. */
export async function foundInstruments({ add, id, random, secret }: Ground, { towns, visits }: Asking): Promise<void> {
  const instruments = towns.map((organisation_id) => ({ id: id(), organisation_id, key: 'egen' }));
  await add('screening.instrument', instruments);
  const versions = instruments.map(({ id: instrument_id }, i) => ({
    ...{ id: id(), instrument_id, version: '1', kind: 'scored', document: '{"title":{"sv":"Egen"}}' },
    sha256: secret(),
    ...(i === 0 ? { withdrawn_at: '2026-03-01T09:00:00Z' } : {}),
  }));
  await add('screening.instrument_version', versions);
  await add(
    'screening.assessment',
    visits
      .filter(() => random.is(0.5))
      .map(({ municipality_id, id: visit_id }) => ({
        ...{ municipality_id, id: id(), visit_id },
        ...{ instrument_version_id: random.of(versions).id, sealed: '\\x00' },
      })),
  );
}
