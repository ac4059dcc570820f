import type { Tree } from './found-tree.ts';
import type { Ground, NewRow } from './ground-of-world.ts';

const ROLES = ['manager', 'course_planner', 'trainer', 'coordinator', 'regional_lead', 'log_reviewer', 'admin'] as const;

/** People with employments, roles, functions and protection, also the awkward ones; and what the imports left. */
export async function foundPeople({ random, id, secret, add }: Ground, tree: Tree, seed: number) {
  const { region, towns, units, externals, placesOf, topOf } = tree;
  const people = Array.from({ length: 26 }, () => id());
  const protectedOnes = random.some(people, 0.15);
  await add(
    'organisation.person',
    people.map((person, i) => ({
      id: person,
      given_name: `Given${i}`,
      family_name: `Family${seed}`,
      ...(protectedOnes.includes(person) ? { protected_at: '2026-01-01', protection: random.of(['marked', 'closed']) } : {}),
    })),
  );
  const days = (): NewRow =>
    random.of([
      { starts_on: '2020-01-01' },
      { starts_on: '2020-01-01' },
      { starts_on: '2020-01-01', ended_on: '2024-01-01' },
      { starts_on: '2099-01-01' },
    ]);
  await add(
    'organisation.employment',
    people.flatMap((person) =>
      [
        ...new Set([
          random.of(units),
          ...(random.is(0.3) ? [random.of(units)] : []),
          ...(random.is(0.1) ? [random.of(externals)] : []),
        ]),
      ].map((unit_id) => ({
        id: id(),
        person_id: person,
        unit_id,
        municipality_id: topOf(unit_id),
        profession: 'Undersköterska',
        ...days(),
      })),
    ),
  );
  await add(
    'organisation.contact',
    people.map((person) => ({ person_id: person, email: `${person}@testkoping.example` })),
  );
  await add(
    'organisation.personal_number',
    random
      .some(
        people.filter((person) => !protectedOnes.includes(person)),
        0.3,
      )
      .map((person) => ({ person_id: person, sealed: secret(), blind_index: secret() })),
  );
  await add(
    'organisation.staff_number',
    people.map((person, i) => ({ municipality_id: random.of(towns), number: `${seed}-${i}`, person_id: person })),
  );
  await add(
    'organisation.assignment',
    random.some(people, 0.4).map((person) => ({
      id: id(),
      person_id: person,
      unit_id: random.of(units),
      function: random.of(['vin_handler', 'vin_representative']),
    })),
  );
  await add(
    'access.role_grant',
    people.flatMap((person) =>
      random.some(ROLES, 0.22).map((role) => ({
        id: id(),
        person_id: person,
        role,
        organisation_id: random.of(role === 'trainer' ? towns : [...placesOf, ...placesOf, region]),
        ...random.of<NewRow>([
          { valid_from: '2020-01-01' },
          { valid_from: '2020-01-01' },
          { valid_from: '2020-01-01', valid_to: '2025-01-01' },
          { valid_from: '2099-01-01' },
        ]),
      })),
    ),
  );
  await add(
    'organisation.protected_reader',
    protectedOnes.flatMap((person) =>
      random
        .some(
          people.filter((other) => other !== person),
          0.15,
        )
        .map((reader) => ({
          id: id(),
          person_id: person,
          reader_id: reader,
          ground: 'salary',
          ...random.of<NewRow>([{ confirmed_at: '2026-01-02' }, { confirmed_at: '2026-01-02', ended_at: '2026-02-01' }, {}]),
        })),
    ),
  );
  await add(
    'organisation.protection_easing',
    random
      .some(protectedOnes, 0.5)
      .map((person) => ({ id: id(), person_id: person, wanted: 'none', ground: 'own_wish', proposed_by: random.of(people) })),
  );
  await add(
    'organisation.disclosure',
    random
      .some(people, 0.3)
      .map((person) => ({ person_id: person, organisation_id: random.of([...towns, region]), reason: 'course_participant' })),
  );
  const imports = towns.map((organisation_id) => ({
    id: id(),
    organisation_id,
    file_name: 'personal.csv',
    created_by: random.of(people),
  }));
  await add('organisation.staff_import', imports);
  await add(
    'organisation.staff_import_row',
    imports.map((one) => ({ import_id: one.id, row_number: 2, action: 'add', name: 'Någon' })),
  );

  return { people, protectedOnes };
}
