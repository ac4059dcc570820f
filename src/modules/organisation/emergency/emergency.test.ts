import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { emergencyLetters } from './letters.ts';

const ground = await openTown();
const WHY = 'Hon har inte kommit till arbetet och någon måste nå henne nu.';

async function place() {
  const town = await ground.municipality();
  const coordinator = await town.person({ given: 'Karin', family: 'Jour', roles: { coordinator: town.id } });
  const boss = await town.person({ given: 'Britt', roles: { manager: town.unit } });
  const reviewer = await town.person({ given: 'Lena', roles: { log_reviewer: town.id }, unit: null });
  const hidden = await town.person({
    given: 'Hilda',
    family: 'Gömdqvist',
    protected: true,
    email: `hilda-${crypto.randomUUID()}@testkoping.example`,
  });
  return { town, coordinator, boss, reviewer, hidden };
}
const open = (who: Visitor, over: Record<string, string> = {}) =>
  who.post('/emergency', { id: crypto.randomUUID(), called: 'Hilda Gömdqvist', reason: WHY, ...over });
const openings = (who: Visitor) =>
  ground.owner<{ id: string; to_review: boolean; reason: string; hours: number }>(
    `select id, to_review, reason, extract(epoch from closes_at - opened_at)::int / 3600 as hours from access.emergency where person_id = $1 order by opened_at`,
    [who.personId],
  );
const told = async (id: string) =>
  (await ground.owner<{ person_id: string }>("select person_id from mail.letter where about->>'emergency' = $1", [id])).map(
    ({ person_id }) => person_id,
  );
const visible = (who: Visitor, person: Visitor) =>
  asPerson(ground.house.app.db, who.personId, async (tx) => {
    const { rows } = await sql<{
      n: number[];
    }>`select array[(select count(*) from organisation.person where id = ${person.personId}),
      (select count(*) from organisation.contact where person_id = ${person.personId}),
      (select count(*) from organisation.employment where person_id = ${person.personId})]::int[] as n`.execute(tx);
    return rows[0]!.n;
  });

test('with a reason a protected record is open for two hours, its heads and reviewers are told at once, and it waits for review', async () => {
  const { coordinator, boss, reviewer, hidden } = await place();
  expect(await visible(coordinator, hidden)).toEqual([0, 0, 0]);
  const answer = await open(coordinator);
  expect(answer.status).toBe(303);
  const page = await coordinator.follow(answer);
  expect(page.text).toContain('Hilda Gömdqvist');
  expect(page.text).toContain('Hemtjänst Norr');
  expect(page.text).toContain('De stängs');
  expect(await visible(coordinator, hidden)).toEqual([1, 1, 1]);
  const [made] = await openings(coordinator);
  expect(made).toMatchObject({ to_review: true, reason: WHY, hours: 2 });
  expect((await told(made!.id)).sort()).toEqual([boss.personId, reviewer.personId].sort());
  const words = await emergencyLetters['organisation.emergency_opened']!(
    ground.house.worker.db,
    { emergency: made!.id },
    'https://samfrid.example',
  );
  expect(`${words!.subject} ${words!.text}`).not.toMatch(/Hilda|Gömdqvist|Karin|nå henne/);
  for (const who of [boss, reviewer]) expect((await who.get(`/emergency/${made!.id}`)).text).toContain('någon måste nå henne nu');
  expect((await reviewer.get(`/emergency/${made!.id}`)).text).not.toContain('Gömdqvist');
  const acts = await ground.owner(
    'select act, details from audit.entry where person_id = $1 and about_person_id = $2 order by id',
    [coordinator.personId, hidden.personId],
  );
  expect(acts).toEqual([
    { act: 'emergency.opened', details: { reason: WHY } },
    { act: 'emergency.seen', details: {} },
  ]);
});

test('it opens nothing else: not for others, not to change, and in no list or file', async () => {
  const { coordinator, hidden, town } = await place();
  const other = await town.person({ roles: { coordinator: town.id } });
  await open(coordinator);
  expect(await visible(other, hidden)).toEqual([0, 0, 0]);
  expect((await coordinator.get('/organisation/people')).text).not.toContain('Gömdqvist');
  expect((await coordinator.get('/organisation/people?format=csv')).text).not.toContain('Gömdqvist');
  const changed = await asPerson(ground.house.app.db, coordinator.personId, (tx) =>
    sql`update organisation.contact set phone = '1' where person_id = ${hidden.personId} returning 1`.execute(tx),
  );
  expect(changed.rows).toEqual([]);
  const weak = await asPerson(
    ground.house.app.db,
    coordinator.personId,
    (tx) => sql<{ yes: boolean }>`select access.opened('person', ${hidden.personId}) as yes`.execute(tx),
    2,
  );
  expect(weak.rows[0]!.yes).toBe(false);
});

test('it closes by the button, by the clock, and when the role ends; the stale address then shows nothing of her', async () => {
  const { coordinator, boss, hidden } = await place();
  const id = crypto.randomUUID();
  await open(coordinator, { id });
  expect((await boss.post(`/emergency/${id}/end`)).status).toBe(404);
  expect((await coordinator.post(`/emergency/${id}/end`)).status).toBe(303);
  expect((await coordinator.post(`/emergency/${id}/end`)).status).toBe(303);
  expect(await visible(coordinator, hidden)).toEqual([0, 0, 0]);
  expect((await coordinator.get(`/emergency/${id}`)).text).not.toContain('Gömdqvist');
  await open(coordinator);
  await ground.owner(
    "update access.emergency set opened_at = opened_at - interval '2 hours', closes_at = closes_at - interval '2 hours' where person_id = $1",
    [coordinator.personId],
  );
  expect(await visible(coordinator, hidden)).toEqual([0, 0, 0]);
  await open(coordinator);
  expect(await visible(coordinator, hidden)).toEqual([1, 1, 1]);
  await ground.owner("update access.role_grant set valid_to = current_date where person_id = $1 and role = 'coordinator'", [
    coordinator.personId,
  ]);
  expect(await visible(coordinator, hidden)).toEqual([0, 0, 0]);
});

test('closed, walled off, elsewhere, unprotected or nobody: the same answer, written down, and not for ever', async () => {
  const { town, coordinator, boss, hidden } = await place();
  const neighbour = await place();
  await neighbour.town.person({ given: 'Greta', family: 'Annanstans', protected: true });
  await town.person({ given: 'Anna', family: 'Öppen' });
  const walled = await town.person({ given: 'Vera', family: 'Vägg', protected: true });
  await ground.owner(
    `insert into access.wall (person_id, record_type, record_id, reason, responsible_id, set_by) values ($1, 'person', $2, 'Granne', $3, $3)`,
    [coordinator.personId, walled.personId, boss.personId],
  );
  await ground.owner("update organisation.person set protection = 'closed' where id = $1", [hidden.personId]);
  const said = async (called: string) => {
    const answer = await open(coordinator, { called });
    return [answer.status, /notice-title">([^<]*)<.*?<p>([^<]*)/s.exec(answer.text)?.[2]];
  };
  const nobody = await said('Ingen Alls');
  expect(nobody[0]).toBe(409);
  for (const called of ['Hilda Gömdqvist', 'Vera Vägg', 'Greta Annanstans']) expect(await said(called)).toEqual(nobody);
  expect(await said('Anna Öppen')).toEqual(nobody);
  expect((await said('Ingen Alls'))[1]).toContain('för många gånger');
  expect(await openings(coordinator)).toEqual([]);
  const missed = await ground.owner("select 1 from audit.entry where act = 'emergency.missed' and person_id = $1", [
    coordinator.personId,
  ]);
  expect(missed).toHaveLength(5);
});

test('tries made at once are counted one after the other: five miss, the rest are too many', async () => {
  const { coordinator } = await place();
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => open(coordinator, { called: `Ingen Alls ${n}` })));
  expect(answers.filter(({ text }) => text.includes('för många gånger'))).toHaveLength(7);
  const missed = await ground.owner("select 1 from audit.entry where act = 'emergency.missed' and person_id = $1", [
    coordinator.personId,
  ]);
  expect(missed).toHaveLength(5);
});

test('a record that becomes closed, or is walled off, while it is open, is shut', async () => {
  const { coordinator, boss, hidden } = await place();
  await open(coordinator);
  await ground.owner("update organisation.person set protection = 'closed' where id = $1", [hidden.personId]);
  expect(await visible(coordinator, hidden)).toEqual([0, 0, 0]);
  await ground.owner("update organisation.person set protection = 'marked' where id = $1", [hidden.personId]);
  expect(await visible(coordinator, hidden)).toEqual([1, 1, 1]);
  await ground.owner(
    `insert into access.wall (person_id, record_type, record_id, reason, responsible_id, set_by) values ($1, 'person', $2, 'Granne', $3, $3)`,
    [coordinator.personId, hidden.personId, boss.personId],
  );
  expect(await visible(coordinator, hidden)).toEqual([0, 0, 0]);
});

test('it asks for a reason and a sign-in just made; not for an employee, a neighbour or a visitor; a second click opens once', async () => {
  const { town, coordinator } = await place();
  expect((await open(coordinator, { reason: 'Bråttom' })).status).toBe(422);
  const named = await open(coordinator, { reason: 'Jag måste nå HILDA innan kvällen.' });
  expect([named.status, named.text]).toEqual([422, expect.stringContaining('utan namn: det sparas')]);
  const neighbour = await place();
  expect((await open(neighbour.coordinator, { called: 'Karin Jour' })).status).toBe(409);
  expect((await open(await town.person())).status).toBe(404);
  expect((await ground.visitor().post('/emergency', { called: 'Hilda Gömdqvist', reason: WHY })).status).toBe(303);
  await ground.owner(
    `update auth."session" set "authenticatedAt" = now() - interval '6 minutes' where "userId" = (select "id" from auth."user" where "personId" = $1)`,
    [coordinator.personId],
  );
  expect((await coordinator.get('/emergency/new')).location).toContain('fresh=1');
  expect((await open(coordinator)).location).toContain('/step-up');
  await ground.owner(
    `update auth."session" set "authenticatedAt" = now() where "userId" = (select "id" from auth."user" where "personId" = $1)`,
    [coordinator.personId],
  );
  const id = crypto.randomUUID();
  const clicks = await Promise.all([open(coordinator, { id }), open(coordinator, { id })]);
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  expect(await openings(coordinator)).toHaveLength(1);
  expect(await told(id)).toHaveLength(2);
  expect((await open(neighbour.coordinator, { id })).status).not.toBe(200);
});
