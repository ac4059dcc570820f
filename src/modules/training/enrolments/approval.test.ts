import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { counted, crowd, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();

async function asked(seats = 1) {
  const town = await ground.municipality();
  const manager = await town.person({ given: 'Maria', family: 'Chef', roles: { manager: town.unit } });
  const occasion = await newOccasion(town, { seats, approval: 'manager' });
  const [anna, bea] = await crowd(town, 2);
  const at = async (who: typeof anna) => (await who!.post(`/training/occasions/${occasion}/sign-up`)).location as string;
  return { town, manager, occasion, anna: anna!, bea: bea!, annas: await at(anna), beas: await at(bea) };
}

test('her manager is asked, and a yes gives a seat, or the place in the queue her number gives', async () => {
  const { town, manager, occasion, anna, annas, beas } = await asked();
  expect((await anna.get(annas)).text).toContain('Din chef har fått frågan');
  const wanted = await town.owner<{ person_id: string }>(
    `select person_id from mail.letter where kind = 'training.approval_wanted'
    and about ->> 'enrolment' = $1`,
    [annas.split('/').at(-1)],
  );
  expect(wanted).toEqual([{ person_id: manager.personId }]);
  expect((await manager.get('/training/team')).text).toContain('Det finns en plats om du godkänner nu');
  // Bea came second, and is approved first.
  expect((await manager.follow(await manager.post(`${beas}/approve`))).text).toContain(
    'Godkänt. Anställd Nummer 2 har en plats.',
  );
  expect((await manager.get('/training/team')).text).toContain('som nummer 1');
  await manager.post(`${annas}/approve`);
  await manager.post(`${annas}/approve`);
  expect((await entriesOf(town, occasion)).map(({ state }) => state)).toEqual(['waiting', 'placed']);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a no needs a reason, which she is told', async () => {
  const { manager, anna, annas } = await asked();
  const empty = await manager.post(`${annas}/refuse`, { reason: '' });
  expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Skriv varför')]);
  const long = await manager.post(`${annas}/refuse`, { reason: 'Nej. '.repeat(200) });
  expect([long.status, long.text]).toEqual([422, expect.stringContaining('Nej. Nej. Nej.')]);
  expect((await anna.get(annas)).text).toContain('Din chef har fått frågan');
  await manager.post(`${annas}/refuse`, { reason: 'Vi är för få den veckan' });
  expect((await anna.get(annas)).text).toContain('Vi är för få den veckan');
});

test('only her own manager decides: not a colleague, the next unit’s manager, a planner, or herself', async () => {
  const { town, occasion, anna, bea, annas } = await asked();
  const sibling = await town.person({ roles: { manager: await town.newUnit('Hemtjänst Söder') } });
  const planner = await town.person({ roles: { course_planner: town.id } });
  for (const other of [bea, sibling, planner, anna]) {
    expect((await other.post(`${annas}/approve`)).status).toBe(404);
    expect((await other.post(`${annas}/refuse`, { reason: 'x' })).status).toBe(404);
  }
  expect((await ground.visitor().post(`${annas}/approve`)).status).toBe(303);
  expect(counted(await entriesOf(town, occasion))).toEqual({ requested: 2 });
});

test('a manager who signs herself up is decided about by the one above, and nobody is asked where there is none', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ roles: { manager: town.unit } });
  const occasion = await newOccasion(town, { seats: 5, approval: 'manager' });
  const above = await town.person({ roles: { manager: town.administration }, unit: await town.newUnit('Ledning') });
  const at = (await manager.post(`/training/occasions/${occasion}/sign-up`)).location as string;
  expect((await manager.post(`${at}/approve`)).status).toBe(404);
  expect((await above.post(`${at}/approve`)).status).toBe(303);
  // Above her nobody leads: she is booked at once.
  await above.post(`/training/occasions/${occasion}/sign-up`);
  expect(counted(await entriesOf(town, occasion))).toEqual({ placed: 2 });
});

test('a manager signs up several at once, with a result for each, and again without doing it twice', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ roles: { manager: town.unit } });
  const occasion = await newOccasion(town, { seats: 2, approval: 'manager' });
  const people = await crowd(town, 3);
  const form = { occasion, people: people.map(({ personId }) => personId) };
  const choose = await manager.get(`/training/team?occasion=${occasion}`);
  expect(choose.text).toContain('Anställd Nummer 3');
  const done = await manager.post('/training/team/sign-up', form);
  expect(done.text.match(/Fick plats/g)).toHaveLength(2);
  expect(done.text.match(/Står i kön som nummer 1\. Alla platser är tagna eller erbjudna\./g)).toHaveLength(1);
  const again = (await manager.post('/training/team/sign-up', form)).text;
  expect(again.match(/Var redan anmäld/g)).toHaveLength(3);
  expect(again).toContain('Var redan anmäld: nummer 1 i kön');
  expect(counted(await entriesOf(town, occasion))).toEqual({ placed: 2, waiting: 1 });
  expect((await manager.post('/training/team/sign-up', { occasion })).status).toBe(422);
});

test('whom a manager puts in the queue because seats are kept for others: their number, for whom, and until when', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ roles: { manager: town.unit } });
  const occasion = await newOccasion(town, { seats: 2 });
  await town.owner(
    `insert into training.seat_share (occasion_id, organisation_id, seats, kind, release_on) values ($1, $2, 1, 'share', '2099-01-01')`,
    [occasion, await town.newUnit('Hemtjänst Söder')],
  );
  const people = (await crowd(town, 3)).map(({ personId }) => personId);
  const { text } = await manager.post('/training/team/sign-up', { occasion, people });
  const kept = 'De lediga platserna hålls: en plats för Hemtjänst Söder till <span class="day">2099-01-01</span>.';
  expect(text).toContain(`Står i kön som nummer 1. ${kept}`);
  expect(text).toContain(`Står i kön som nummer 2. ${kept}`);
});

test('nobody signs up people she does not lead: one such, and nothing is done', async () => {
  const town = await ground.municipality();
  const manager = await town.person({ roles: { manager: town.unit } });
  const occasion = await newOccasion(town);
  const [mine] = await crowd(town, 1);
  const [other] = await crowd(town, 1, await town.newUnit('Hemtjänst Söder'));
  const both = { occasion, people: [mine!.personId, other!.personId] };
  expect((await manager.post('/training/team/sign-up', both)).status).toBe(404);
  expect((await mine!.post('/training/team/sign-up', both)).status).toBe(404);
  expect(await entriesOf(town, occasion)).toEqual([]);
});
