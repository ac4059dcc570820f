import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const titles = (html: string) => [...html.matchAll(/<h3 id="todo-\d+">(.*?)<\/h3>/g)].map(([, title]) => title);

type Wish = {
  starts?: string;
  seats?: number;
  approval?: string;
  trainer?: string | null;
  published?: boolean;
  validity?: number;
};

/** A published course of the town with one occasion of one part. `starts` is how long from now, as PostgreSQL says it. */
async function course(town: { id: string }, title: string, wish: Wish = {}) {
  const { starts = '20 days', seats = 1, approval = 'none', trainer = null, published = true, validity = null } = wish;
  const [id, occasion, part] = [randomUUID(), randomUUID(), randomUUID()];
  await ground.owner(
    `insert into training.course (id, organisation_id, title, level, approval, validity_months, published_at)
     values ($1, $2, $3, 'basic', $4, $5, now())`,
    [id, town.id, title, approval, validity],
  );
  await ground.owner(
    `insert into training.occasion (id, course_id, organiser_id, seats, published_at) values ($1, $2, $3, $4, $5)`,
    [occasion, id, town.id, seats, published ? new Date() : null],
  );
  await ground.owner(
    `insert into training.part (id, occasion_id, number, starts_at, ends_at)
     select $1, $2, 1, at, at + interval '1 hour' from (select now() + $3::interval as at) x`,
    [part, occasion, starts],
  );
  await ground.owner('insert into training.audience (occasion_id, organisation_id) values ($1, $2)', [occasion, town.id]);
  if (trainer)
    await ground.owner('insert into training.occasion_trainer (occasion_id, person_id) values ($1, $2)', [occasion, trainer]);
  return { id, occasion, part };
}

let arrived = 0;
const enter = (occasion: string, person: string, state: string) =>
  ground.owner(
    `insert into training.enrolment (id, occasion_id, person_id, employer_id, state, number)
     values ($1, $2, $3, organisation.controller_of($3), $4, $5)`,
    [randomUUID(), occasion, person, state, ++arrived],
  );

test('an offered seat waits for the one it is offered, until when it is hers, and for nobody else', async () => {
  const town = await ground.municipality();
  const [alva, bea] = await town.people(2);
  const { occasion } = await course(town, 'Se våldet');
  await enter(occasion, alva!.personId, 'waiting');
  await ground.owner('select training.settle($1)', [occasion]);
  const home = (await alva!.get('/')).text;
  expect(titles(home)).toEqual(['Du har fått en plats på Se våldet']);
  expect(home).toMatch(/Platsen är din till .*\. Tacka ja eller nej\./);
  expect(titles((await bea!.get('/')).text)).toEqual([]);
});

test('a request waits for the manager of the unit, not for the manager of the one beside it', async () => {
  const town = await ground.municipality();
  const beside = await town.newUnit('Hemtjänst Söder');
  const manager = await town.person({ roles: { manager: town.unit }, leads: true });
  const other = await town.person({ roles: { manager: beside }, unit: beside, leads: true });
  const anna = await town.person();
  const { occasion } = await course(town, 'Hedersvåld', { approval: 'manager', seats: 10 });
  await enter(occasion, anna.personId, 'requested');
  expect(titles((await manager.get('/')).text)).toEqual(['En medarbetare väntar på ditt svar']);
  expect(titles((await other.get('/')).text)).toEqual([]);
  expect(titles((await anna.get('/')).text)).toEqual([]);
});

test('a certificate from elsewhere waits for the manager until it is decided', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ roles: { manager: town.unit }, leads: true });
  const anna = await town.person();
  const { id } = await course(town, 'Webbkurs', { starts: '-90 days' });
  await ground.owner(
    `insert into training.completion (person_id, course_id, completed_on, source, state) values ($1, $2, current_date - 3, 'external', 'claimed')`,
    [anna.personId, id],
  );
  expect(titles((await manager.get('/')).text)).toEqual(['Ett intyg väntar på ditt godkännande']);
  await ground.owner(`update training.completion set state = 'approved', decided_by = $1 where person_id = $2`, [
    manager.personId,
    anna.personId,
  ]);
  expect(titles((await manager.get('/')).text)).toEqual([]);
});

test('the trainer is reminded of the list that is missing, first of all, until attendance is noted', async () => {
  const town = await ground.municipality();
  const trainer = await town.person({ roles: { trainer: town.id } });
  const anna = await town.person();
  const { occasion, part } = await course(town, 'Se våldet', { starts: '-26 hours', trainer: trainer.personId });
  await enter(occasion, anna.personId, 'placed');
  expect(titles((await trainer.get('/')).text)).toEqual(['Närvaron saknas för Se våldet']);
  await ground.owner(
    `insert into training.attendance (part_id, enrolment_id, presence) select $1, id, 'present' from training.enrolment where occasion_id = $2`,
    [part, occasion],
  );
  expect(titles((await trainer.get('/')).text)).toEqual([]);
});

test('knowledge that has lapsed waits for her whose work it belongs to, and no longer once she has a seat', async () => {
  const town = await ground.municipality();
  const anna = await town.person();
  const { id, occasion } = await course(town, 'Årets block', { validity: 12, seats: 5 });
  const group = randomUUID();
  await ground.owner(`insert into training.target_group (id, organisation_id, name) values ($1, $2, 'Äldreomsorgen')`, [
    group,
    town.id,
  ]);
  await ground.owner(`insert into training.target_rule (group_id, sector) values ($1, 'elderly_care')`, [group]);
  await ground.owner(
    'insert into training.course_target (course_id, group_id, share, due_on) values ($1, $2, 1, current_date + 90)',
    [...[id, group]],
  );
  expect(titles((await anna.get('/')).text)).toEqual(['En kurs för dig: Årets block']);
  await ground.owner(
    `insert into training.completion (person_id, course_id, completed_on, valid_until, source, state, decided_by)
     values ($1, $2, current_date - interval '13 months', current_date - interval '1 month', 'external', 'approved', $3)`,
    [anna.personId, id, randomUUID()],
  );
  expect(titles((await anna.get('/')).text)).toEqual(['Din kunskap har gått ut: Årets block']);
  await enter(occasion, anna.personId, 'placed');
  expect(titles((await anna.get('/')).text)).toEqual([]);
});

test('the planner is told of an occasion nobody leads and of one nobody sees, the neighbour of neither', async () => {
  const town = await ground.municipality();
  const neighbour = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id } });
  const stranger = await neighbour.person({ roles: { course_planner: neighbour.id } });
  await course(town, 'Riskbedömning');
  await course(town, 'Utkast', { published: false });
  expect(titles((await planner.get('/')).text)).toEqual([
    'Ingen leder Riskbedömning',
    'Ett tillfälle är inte publicerat: Utkast',
  ]);
  expect(titles((await stranger.get('/')).text)).toEqual([]);
});

test('a list noted for some is still missing for the others, for the trainer at once and for the planner after two days', async () => {
  const town = await ground.municipality();
  const trainer = await town.person({ roles: { trainer: town.id } });
  const planner = await town.person({ roles: { course_planner: town.id } });
  const people = await town.people(3);
  const { occasion, part } = await course(town, 'Se våldet', { starts: '-3 days', seats: 3, trainer: trainer.personId });
  for (const { personId } of people) await enter(occasion, personId, 'placed');
  const note = (personId: string) =>
    ground.owner(
      `insert into training.attendance (part_id, enrolment_id, presence) select $1, id, 'present' from training.enrolment where occasion_id = $2 and person_id = $3`,
      [part, occasion, personId],
    );
  await note(people[0]!.personId);
  for (const one of [trainer, planner]) {
    const home = (await one.get('/')).text;
    expect(titles(home)).toEqual(['Närvaron saknas för Se våldet']);
    expect(home).toContain('2 av 3 saknar närvaro i del 1');
  }
  for (const { personId } of people.slice(1)) await note(personId);
  for (const one of [trainer, planner]) expect(titles((await one.get('/')).text)).toEqual([]);
});

test('all drafts of the planner are counted, in one line', async () => {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id } });
  await course(town, 'Utkast', { published: false });
  await course(town, 'Kvällskurs', { published: false, starts: '-40 days' });
  const home = (await planner.get('/')).text;
  expect(titles(home)).toEqual(['2 tillfällen är inte publicerade']);
  expect(home).toMatch(/Kvällskurs .*, Utkast .*Ingen ser dem än/);
});
