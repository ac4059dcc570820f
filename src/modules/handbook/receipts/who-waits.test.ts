// For any history of employments, groups, versions and receipts: who waits, until when, and what is counted by SQL is what an
// independent model of the same words says.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown, type Town } from '#test/town.ts';
import { type Case, countsOf, type Model, modelOf, places, standings } from './fixtures/who-waits-model.ts';

const ground = await openTown();

const offset = (min: number, max: number) => fc.integer({ min, max });
const span = fc.record({
  unit: fc.constantFrom('U1', 'U2', 'U3'),
  gap: fc.constantFrom(0, 0, 1, 30),
  length: offset(1, 120),
  open: fc.boolean(),
});
const person = fc.record({
  begins: offset(-220, 10),
  tracks: fc.tuple(fc.array(span, { minLength: 1, maxLength: 4 }), fc.array(span, { maxLength: 2 })),
  hidden: fc.nat(5).map((n) => n === 0),
  function: fc.option(fc.record({ unit: fc.constantFrom('U1', 'U3'), from: offset(-150, 3) }), { nil: null }),
});
const routine = fc.record({
  versions: fc.array(fc.record({ after: offset(0, 60), editorial: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  ended: fc.nat(7).map((n) => n === 0),
  groups: fc.array(
    fc.record({
      place: fc.constantFrom(...places),
      profession: fc.constantFrom(null, null, 'UNDERSKÖTERSKA', 'Handläggare'),
      held: fc.constantFrom(null, null, null, 'vin_representative' as const),
      days: offset(1, 120),
      set: offset(-150, 0),
      ended: fc.nat(4).map((n) => n === 0),
    }),
    { maxLength: 4 },
  ),
});
const anyCase: fc.Arbitrary<Case> = fc.record({
  people: fc.array(person, { minLength: 2, maxLength: 9 }),
  routines: fc.array(routine, { minLength: 1, maxLength: 3 }),
  read: fc.array(fc.record({ person: fc.nat(8), routine: fc.nat(2), version: fc.nat(3) }), { maxLength: 14 }),
});

test('who waits, and every count, is as the model says', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (wanted) => {
      const town = await ground.municipality();
      const model = await layIn(town, wanted);
      const said = await ground.owner<{ routine_id: string; person_id: string; due_on: string; done: boolean; units: string[] }>(
        'select routine_id, person_id, due_on::text, done, units from handbook.asked_people($1, null, null, null)',
        [town.id],
      );
      const line = (one: { routine_id: string; person_id: string; due_on: string; done: boolean; units: readonly string[] }) =>
        [one.routine_id, one.person_id, one.due_on, one.done, [...one.units].sort().join('+')].join(' ');
      expect(said.map(line).sort()).toEqual(standings(model).map(line).sort());

      const coordinator = await town.person({ unit: null, roles: { coordinator: town.id } });
      const ask = <T>(words: ReturnType<typeof sql>) =>
        asPerson(ground.house.app.db, coordinator.personId, async (tx) => (await words.execute(tx)).rows as T[]);
      for (const place of places) {
        const at = model.place[place];
        const counted = await ask(
          sql`select routine_id, shall, has_read, late from handbook.receipts_by_routine(${at}::uuid, null) order by 1`,
        );
        expect([place, counted]).toEqual([place, countsOf(model, place)]);
      }
      for (const one of model.routines) {
        const tree = await ask<{ organisation_id: string; shall: number; has_read: number; late: number }>(
          sql`select organisation_id, shall, has_read, late from handbook.receipts_by_place(${one.id}::uuid, ${town.id}::uuid, 9)`,
        );
        for (const place of places) {
          const here = tree.find(({ organisation_id }) => organisation_id === model.place[place]);
          const wants = countsOf(model, place).find(({ routine_id }) => routine_id === one.id);
          expect([place, here && [here.shall, here.has_read, here.late]]).toEqual([
            place,
            wants && [wants.shall, wants.has_read, wants.late],
          ]);
        }
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('each person’s own list says the same as the municipality’s', async () => {
  const [wanted] = fc.sample(anyCase, 1);
  const town = await ground.municipality();
  const model = await layIn(town, wanted!);
  for (const { id } of model.people) {
    const own = await asPerson(
      ground.house.app.db,
      id,
      async (tx) =>
        (
          await sql<{ routine_id: string }>`select routine_id, due_on::text, done from handbook.my_reading() order by 1`.execute(
            tx,
          )
        ).rows,
    );
    const wants = standings(model).filter(({ person_id }) => person_id === id);
    expect(own).toEqual(
      wants
        .map(({ routine_id, due_on, done }) => ({ routine_id, due_on, done }))
        .sort((a, b) => (a.routine_id < b.routine_id ? -1 : 1)),
    );
  }
});

async function layIn(town: Town, wanted: Case): Promise<Model> {
  const B = await town.newAdministration('Socialförvaltningen');
  const place = {
    M: town.id,
    A: town.administration,
    B,
    U1: town.unit,
    U2: await town.newUnit('Hemtjänst Söder'),
    U3: await town.newUnit('Barn och unga', B),
  };
  const [today] = await ground.owner<{ day: string }>('select current_date::text as day');
  const model = modelOf(wanted, place, today!.day);
  const [book, chapter] = [randomUUID(), randomUUID()];
  const lines = [
    row('handbook.handbook (id, municipality_id, organisation_id, title)', [book, town.id, town.id, 'H']),
    row('handbook.chapter (id, handbook_id, position, title)', [chapter, book, 1, 'K']),
  ];
  for (const one of model.people) {
    lines.push(
      row('organisation.person (id, given_name, family_name, protected_at)', [
        one.id,
        'Anna',
        'Test',
        one.hidden ? model.today : null,
      ]),
    );
    for (const job of one.jobs)
      lines.push(
        row('organisation.employment (municipality_id, unit_id, person_id, profession, starts_on, ended_on, hidden)', [
          ...[town.id, place[job.unit], one.id, job.profession, job.from, job.until, one.hidden],
        ]),
      );
    if (one.function)
      lines.push(
        row('organisation.assignment (person_id, unit_id, function, starts_on)', [
          ...[one.id, place[one.function.unit], 'vin_representative', one.function.from],
        ]),
      );
  }
  for (const [n, one] of model.routines.entries()) {
    lines.push(
      row('handbook.routine (id, handbook_id, chapter_id, municipality_id, organisation_id, number)', [
        ...[one.id, book, chapter, town.id, town.id, `1.${n}`],
      ]),
    );
    for (const { id, number, editorial, published, replaced } of one.versions) {
      const at = `${published}T12:00:00Z`;
      lines.push(
        row(
          `handbook.version (id, routine_id, municipality_id, organisation_id, number, title, editorial,
             submitted_at, reviewed_at, decided_at, published_at, replaced_at)`,
          [id, one.id, town.id, town.id, number, 'R', editorial, at, at, at, at, replaced ? model.today : null],
        ),
      );
    }
    for (const group of one.groups)
      lines.push(
        row('handbook.readership (routine_id, municipality_id, organisation_id, profession, held, days, set_at, ended_at)', [
          ...[one.id, town.id, place[group.place], group.profession, group.held, group.days],
          ...[`${group.set}T11:00:00Z`, group.ended ? model.today : null],
        ]),
      );
  }
  for (const { person_id, version_id, routine_id, number } of model.receipts)
    lines.push(
      row('handbook.receipt (person_id, version_id, municipality_id, routine_id, number, extent)', [
        ...[person_id, version_id, town.id, routine_id, number, 'whole'],
      ]),
    );
  await ground.owner(lines.join(';\n'));
  return model;
}

/** Nothing here has a quotation mark in it. */
const row = (into: string, values: readonly (string | number | boolean | null)[]) =>
  `insert into ${into} values (${values.map((value) => (value === null ? 'null' : `'${value}'`)).join(', ')})`;
