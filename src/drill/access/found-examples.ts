import type { Ground } from './ground-of-world.ts';

type Place = { people: readonly string[]; towns: readonly string[]; units: readonly string[]; courses: readonly string[] };

/** Good examples in every state and for either audience, and that a neighbour has used them. */
export async function foundExamples({ add, id, random }: Ground, { people, towns, courses }: Place): Promise<void> {
  const at = '2026-03-02T09:00:00Z';
  for (const town of towns.slice(0, 4))
    for (let n = 1; n <= 4; n++) {
      const example = id();
      const keeper = { municipality_id: town, organisation_id: town };
      await add('examples.example', [
        {
          ...{
            id: example,
            ...keeper,
            title: `Exempel ${n}`,
            problem: 'Få berättar.',
            done: 'Egen ingång.',
            result: 'Fler berättar.',
          },
          ...{ written_by: random.of(people), shown_to: n % 2 ? 'everybody' : 'own_municipality', evidence_kind: 'experience' },
          ...(n < 4 ? { published_at: at, checked_on: '2026-03-02' } : {}),
          ...(n === 3 ? { withdrawn_at: at } : {}),
        },
      ]);
      if (n < 4) {
        const neighbour = random.of(towns);
        await add('examples.use', [
          {
            ...{ id: id(), example_id: example, municipality_id: neighbour, organisation_id: neighbour },
            ...{ began_on: '2026-03-03', went: 'Bra.', written_by: random.of(people) },
          },
        ]);
        await add('examples.check_notice', [{ example_id: example, checked_on: '2026-03-02' }]);
      }
    }
  await add('training.course_origin', [{ course_id: courses[0]!, origin_id: courses[1]!, copied_by: random.of(people) }]);
}
