import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { drawSamples } from './draw-sample.ts';
import { remindHeads } from './remind-heads.ts';
import { draw, looked, reviewOf, unitWithLooks } from './test-help.ts';

const ground = await openTown();

test('each entry goes to the nearest head of who made it; a head’s own to her head; nobody reviews herself or who looked at her', async () => {
  const { town, head, above, siri, nils } = await unitWithLooks(ground);
  await looked(town, head.personId, nils.personId, { at: '2026-09-14T09:00:00Z' });
  await looked(town, above.personId, nils.personId, { at: '2026-09-15T09:00:00Z' });
  await looked(town, siri.personId, head.personId, { at: '2026-09-16T09:00:00Z' });
  await looked(town, siri.personId, nils.personId, { at: '2026-09-17T09:00:00Z' });
  await draw(town, '2026-09-01');
  const of = async (reviewer: string | null) =>
    town.owner<{ who: string; about: string }>(
      `select d.person_id as who, d.about_person_id as about from oversight.review r join oversight.drawn_entry d on d.review_id = r.id
       where r.month = '2026-09-01' and r.controller_id = $1 and r.reviewer_id is not distinct from $2`,
      [town.id, reviewer],
    );
  expect(await of(head.personId)).toEqual([{ who: siri.personId, about: nils.personId }]);
  expect(await of(above.personId)).toEqual([{ who: head.personId, about: nils.personId }]);
  expect((await of(null)).map(({ who }) => who).sort()).toEqual([above.personId, siri.personId].sort());
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('why an entry was drawn is told: surname, colleague, night, protected, left, no assignment, an emergency', async () => {
  const town = await ground.municipality();
  const head = await town.person({ roles: { manager: town.unit } });
  const reader = await town.person({ given: 'Siri', family: 'Lund' });
  const school = await town.newUnit('Skolan', await town.newAdministration('Skolförvaltningen'));
  const cases = {
    same_family: await town.person({ family: 'LUND', unit: school }),
    protected: await town.person({ family: 'Alm', unit: school, protected: true }),
    left: await town.person({ family: 'Bo', unit: school, until: '2026-01-01' }),
    no_relation: await town.person({ family: 'Dal', unit: school }),
    colleague: await town.person({ family: 'Ek' }),
  };
  const entries = new Map<string, number>();
  for (const [name, person] of Object.entries(cases)) entries.set(name, await looked(town, reader.personId, person.personId));
  entries.set('own_name', await looked(town, reader.personId, reader.personId));
  entries.set('night', await looked(town, reader.personId, cases.no_relation.personId, { at: '2026-10-13T21:30:00Z' }));
  entries.set('emergency', await looked(town, reader.personId, cases.no_relation.personId, { act: 'emergency.opened' }));
  entries.set('taken_out', await looked(town, reader.personId, null, { act: 'people.exported' }));
  const own = await looked(town, reader.personId, reader.personId, { act: 'enrolment.placed' });
  await draw(town);
  const { drawn } = await reviewOf(town, head.personId);
  for (const [name, id] of entries)
    expect([name, drawn.find((each) => Number(each.entry_id) === id)?.reasons]).toEqual([name, expect.arrayContaining([name])]);
  expect(drawn[0]?.reasons).toContain('emergency');
  expect(drawn.map(({ entry_id }) => Number(entry_id))).not.toContain(own);
});

test('twenty in ten minutes are many in a row, and a head who reads about her own people is drawn by chance alone', async () => {
  const town = await ground.municipality();
  const above = await town.person({ unit: town.administration, roles: { manager: town.administration } });
  const head = await town.person({ family: 'Ek', roles: { manager: town.unit } });
  const people = await town.people(22, { family: 'Dal' });
  for (const [i, person] of people.entries())
    await looked(town, head.personId, person.personId, { at: `2026-10-14T09:0${Math.floor(i / 3)}:10Z` });
  await draw(town);
  const { drawn } = await reviewOf(town, above.personId);
  expect(new Set(drawn.flatMap(({ reasons }) => reasons))).toEqual(new Set(['random', 'many']));
});

test('five by chance and fifteen by risk, variety first, every emergency besides; sizes may be chosen', async () => {
  const town = await ground.municipality();
  const head = await town.person({ family: 'Ek', roles: { manager: town.unit } });
  const reader = await town.person({ family: 'Lund' });
  const people = await town.people(12, { family: 'Lund' });
  for (const person of people)
    for (const hour of ['08', '11', '14', '16'])
      await looked(town, reader.personId, person.personId, { at: `2026-10-14T${hour}:00:00Z` });
  for (const person of people.slice(0, 3)) await looked(town, reader.personId, person.personId, { act: 'emergency.opened' });
  await draw(town);
  const { drawn } = await reviewOf(town, head.personId);
  const emergencies = drawn.filter(({ reasons }) => reasons.includes('emergency'));
  expect(emergencies).toHaveLength(3);
  expect(drawn.filter(({ reasons }) => reasons.includes('random'))).toHaveLength(5);
  expect(drawn.length).toBeGreaterThanOrEqual(18);
  expect(drawn.length).toBeLessThanOrEqual(23);
  expect(new Set(drawn.map(({ about_person_id }) => about_person_id)).size).toBeGreaterThanOrEqual(8);
  await town.owner('insert into oversight.sample_size (controller_id, random_size, risk_size) values ($1, 1, 2)', [town.id]);
  for (const person of people) await looked(town, reader.personId, person.personId, { at: '2026-09-14T08:00:00Z' });
  await draw(town, '2026-09-01');
  const [row] = await town.owner<{ n: number }>(
    `select count(*)::int as n from oversight.drawn_entry d join oversight.review r on r.id = d.review_id where r.controller_id = $1 and r.month = '2026-09-01'`,
    [town.id],
  );
  expect(row?.n).toBeGreaterThanOrEqual(2);
  expect(row?.n).toBeLessThanOrEqual(3);
});

test('a month is drawn once, also by two at once; the same seed makes the same sample again', async () => {
  const town = await ground.municipality();
  const head = await town.person({ roles: { manager: town.unit } });
  const [reader, ...people] = await town.people(30);
  for (const person of people) await looked(town, reader!.personId, person.personId);
  const both = await Promise.all([draw(town), draw(town)]);
  expect(both.sort()).toEqual([false, true]);
  const first = (await reviewOf(town, head.personId)).drawn.map(({ entry_id, reasons }) => [entry_id, reasons]);
  await town.owner(
    'delete from oversight.drawn_entry where review_id in (select id from oversight.review where controller_id = $1)',
    [town.id],
  );
  await town.owner('delete from oversight.review where controller_id = $1', [town.id]);
  await town.owner('delete from oversight.sample where controller_id = $1', [town.id]);
  await draw(town);
  expect((await reviewOf(town, head.personId)).drawn.map(({ entry_id, reasons }) => [entry_id, reasons])).toEqual(first);
  await town.owner(
    'delete from oversight.drawn_entry where review_id in (select id from oversight.review where controller_id = $1)',
    [town.id],
  );
  await town.owner('delete from oversight.review where controller_id = $1', [town.id]);
  await town.owner('delete from oversight.sample where controller_id = $1', [town.id]);
  await draw(town, '2026-10-01', 'another seed');
  expect((await reviewOf(town, head.personId)).drawn.map(({ entry_id }) => entry_id)).not.toEqual(first.map(([id]) => id));
});

test('the job draws the month that passed for every controller with a log, and tells each head by letter', async () => {
  const town = await ground.municipality();
  const head = await town.person({ roles: { manager: town.unit } });
  const [reader, other] = await town.people(2);
  const [month] = await town.owner<{ at: Date }>(`select date_trunc('month', now()) - interval '10 days' as at`);
  await looked(town, reader!.personId, other!.personId, { at: month!.at.toISOString() });
  await drawSamples(town.house.worker.db);
  await drawSamples(town.house.worker.db);
  const letters = await town.owner(`select from mail.letter where kind = 'oversight.review_ready' and person_id = $1`, [
    head.personId,
  ]);
  expect(letters).toHaveLength(1);
});

test('a late head is reminded once, and after a week the log reviewers are told and may go through it', async () => {
  const { town, head, reviewer, review } = await unitWithLooks(ground);
  const late = (days: number) =>
    town.owner('update oversight.review set due_on = current_date - $2::int where id = $1', [review.id, days]);
  const letters = (kind: string, to: string) =>
    town.owner(`select from mail.letter where kind = $1 and person_id = $2`, [kind, to]);
  await remindHeads(town.house.worker.db);
  expect(await letters('oversight.review_late', head.personId)).toHaveLength(0);
  await late(1);
  await remindHeads(town.house.worker.db);
  await remindHeads(town.house.worker.db);
  expect(await letters('oversight.review_late', head.personId)).toHaveLength(1);
  expect(await letters('oversight.review_escalated', reviewer.personId)).toHaveLength(0);
  const judge = () => reviewer.post(`/reviews/${review.id}/entries/${review.drawn[0]!.id}`, { outcome: 'justified', seen: '' });
  expect((await judge()).status).toBe(404);
  await late(8);
  await remindHeads(town.house.worker.db);
  await remindHeads(town.house.worker.db);
  expect(await letters('oversight.review_escalated', reviewer.personId)).toHaveLength(1);
  expect((await judge()).status).toBe(303);
});

test('a head who is walled off from someone neither draws nor sees a look at her: before, it is the log reviewers’; after, it is hidden', async () => {
  const { town, head, siri, nils, review } = await unitWithLooks(ground);
  const wall = `insert into access.wall (person_id, record_type, record_id, reason, responsible_id, set_by) values ($1, 'person', $2, 'Jäv', $3, $3)`;
  await town.owner(wall, [head.personId, nils.personId, siri.personId]);
  const page = (await head.get(`/reviews/${review.id}`)).text;
  expect(page).not.toContain('Nils Lund');
  expect(page).toContain('3 poster visas inte för dig');
  await looked(town, siri.personId, nils.personId, { at: '2026-09-14T09:00:00Z' });
  await draw(town, '2026-09-01');
  const [row] = await town.owner<{ reviewer_id: string | null }>(
    `select reviewer_id from oversight.review where controller_id = $1 and month = '2026-09-01'`,
    [town.id],
  );
  expect(row).toEqual({ reviewer_id: null });
});
