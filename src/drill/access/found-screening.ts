import { foundInstruments } from './found-instruments.ts';
import { foundProtocols } from './found-protocols.ts';
import type { Ground } from './ground-of-world.ts';

type Asking = { people: readonly string[]; towns: readonly string[]; units: readonly string[]; courses: readonly string[] };

const CHANNELS = ['visit', 'call', 'assessment'] as const;

/** Visits open and closed, whom to ask again, and what is counted. */
export async function foundScreening(
  { add, id, random, secret }: Ground,
  { people, towns, units, courses }: Asking,
): Promise<void> {
  const bytes = () => `\\x${id().replaceAll('-', '').slice(0, 20)}`;
  const place = () => ({ municipality_id: random.of(towns), unit_id: random.of(units), channel: random.of([...CHANNELS]) });
  const visits = people.flatMap((opened_by) => [
    { ...place(), id: id(), opened_by, pseudonym: bytes() },
    ...(random.is(0.5)
      ? [{ ...place(), id: id(), opened_by, closed_at: '2026-03-02T09:00:00Z', counted_month: '2026-03-01', outcome: 'no' }]
      : []),
  ]);
  await add('screening.visit', visits);
  await add(
    'screening.re_ask',
    Array.from({ length: 12 }, () => {
      const ended = random.is(0.3);
      const on = { made_on: '2026-03-02', due_on: '2026-09-02', because: 'asked', known: true };
      return {
        ...place(),
        ...on,
        id: id(),
        ...(ended ? { ended_on: '2026-09-03', ended_how: 'asked' } : { pseudonym: bytes() }),
      };
    }),
  );
  await add(
    'screening.unit_key',
    random.some(units, 0.6).map((unit_id) => ({ unit_id, sealed: bytes() })),
  );
  const [first, second] = [
    [id(), towns[0]!, towns[0]!],
    [id(), towns[1] ?? towns[0]!, units.at(-1)!],
  ] as const;
  await add(
    'screening.case_system',
    [first, second].map(([system, municipality_id, organisation_id], i) => ({
      ...{ id: system, municipality_id, organisation_id, label: `Viva ${i}` },
      origins: '{https://viva.ekhaga.example}',
    })),
  );
  await add(
    'screening.case_system_key',
    [first, second].map(([case_system_id]) => ({
      ...{ id: id(), case_system_id, expires_at: '2030-01-01T00:00:00Z' },
      secret_hash: `${bytes()}${id().replaceAll('-', '')}${id().replaceAll('-', '').slice(0, 12)}`,
    })),
  );
  await add(
    'screening.case_system_fault',
    [first, second].map(([case_system_id]) => ({ case_system_id, request: 'POST receipts', status: 422, what: 'unit' })),
  );
  const linked = { ...place(), id: id(), case_system_id: first[0], receipt_id: id(), pseudonym: bytes() };
  await add('screening.visit', [linked]);
  await add('screening.question_link', [
    {
      ...{ id: id(), case_system_id: first[0], visit_id: linked.id, made_at: '2026-03-02T09:00:00Z' },
      ...{ token_hash: `\\x${'5a'.repeat(32)}`, expires_at: '2026-03-02T09:15:00Z', way_back: bytes() },
    },
  ]);
  await foundProtocols({ add, id, random, secret }, { people, towns, units, courses });
  const counted = { municipality_id: towns[0]!, month: '2026-03-01', unit_id: units[0]! };
  await add('screening.month_count', [{ ...counted, channel: 'visit', visits: 1, asked: 1, no: 1 }]);
  await add('screening.re_ask_count', [{ ...counted, due: 1 }]);
  const publication_id = id();
  const told = { publication_id, organisation_id: towns[0]! };
  await add('screening.publication', [
    { id: publication_id, top_id: towns[0]!, quarter: '2026-01-01', threshold: 5, method: 'drill' },
  ]);
  await add('screening.published_organisation', [{ ...told, kind: 'municipality' }]);
  await add('screening.published_cell', [
    { ...told, span: 'quarter', starts_on: '2026-01-01', family: 'asked', measure: 'visits', value: 12 },
  ]);
  await add(
    'screening.goal',
    towns.map((municipality_id) => ({
      municipality_id,
      id: id(),
      from_month: '2026-01-01',
      share: 90,
      set_by: random.of(people),
    })),
  );
  await foundInstruments({ add, id, random, secret }, { towns, visits });
}
