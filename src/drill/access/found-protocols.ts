import type { Ground } from './ground-of-world.ts';

type Asking = { people: readonly string[]; towns: readonly string[]; units: readonly string[]; courses: readonly string[] };

/** How units ask, drafts and in force; and what heads and the specialist units have told in numbers. */
export async function foundProtocols({ add, id, random }: Ground, { people, towns, units, courses }: Asking): Promise<void> {
  const place = () => ({ municipality_id: random.of(towns) });
  const begun = random.some(units, 0.7).map((organisation_id) => ({
    ...{ ...place(), id: id(), organisation_id, number: 1, written_by: random.of(people) },
    ...(random.is(0.5)
      ? { in_force_at: '2026-03-02T09:00:00Z', decided_on: '2026-03-01', valid_from: '2026-03-02', valid_until: '2030-03-01' }
      : {}),
  }));
  await add('screening.protocol', begun);
  await add(
    'screening.protocol_warning',
    begun.slice(0, 2).map(({ id: protocol_id }) => ({ protocol_id, kind: 'soon' })),
  );
  await add(
    'screening.staff_talk',
    random.some(units, 0.7).map((unit_id) => ({
      ...{ ...place(), unit_id, period: '2026-01-01', number: 1, held: 12, asked: 9, ticked_by: random.of(people) },
    })),
  );
  await add(
    'screening.support_count',
    towns.map((municipality_id) => ({
      ...{ municipality_id, period: '2026-01-01', number: 1, offered: 7, ticked_by: random.of(people) },
    })),
  );
  await add(
    'screening.talk_course',
    towns.map((municipality_id) => ({ municipality_id, kind: 'half_day', course_id: random.of(courses) })),
  );
  await add('screening.talk_reminder', [{ unit_id: units[0]!, period: '2026-01-01', kind: 'before' }]);
}
