import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { counted, crowd, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();

async function invited(wish: { most?: number; seats?: number } = {}) {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: wish.seats ?? 3 });
  await town.owner('update training.occasion set public_calendar = false where id = $1', [occasion]);
  const police = await town.newExternal('police', 'Polisen i Testköping');
  const planner = await town.person({ roles: { course_planner: town.id } });
  const at = `/training/occasions/${occasion}`;
  const form = { id: randomUUID(), organisation: police, most: String(wish.most ?? 2) };
  expect((await planner.post(`${at}/invitations`, form)).status).toBe(303);
  const page = await planner.get(`${at}/participants`);
  const address = /value="http:\/\/localhost(\/invitation\/[\w-]+)"/.exec(page.text)?.[1] as string;
  return { town, occasion, police, planner, at, form, address };
}

const guest = (name: string) => ({
  id: randomUUID(),
  given: name,
  family: 'Polis',
  email: `${name.toLowerCase()}@polisen.example`,
  works_as: 'Utredare',
});

test('an invited organisation’s people sign up without an account, see where they stand, and leave again', async () => {
  const { town, occasion, planner, at, address } = await invited();
  const karin = ground.visitor();
  const page = await karin.get(address);
  expect(page.text).toContain('Du anmäler dig för Polisen i Testköping');
  expect(page.text).toContain('<title>Anmälan');
  const form = guest('Karin');
  const sent = await karin.post(address, form);
  expect(sent.location).toMatch(/^\/invitation\/entry\/\w{64}$/);
  expect((await karin.follow(sent)).text).toContain('Du har en plats');
  // The same form twice is the same entry; a form of her own with her address is not.
  expect((await karin.post(address, form)).location).toBe(sent.location);
  const again = await ground.visitor().post(address, { ...guest('Karin'), given: 'Någon' });
  expect(again.location).toBeNull();
  expect(again.text).toContain('Den adressen är redan anmäld');
  expect((await planner.get(`${at}/participants`)).text).toContain('Utredare');
  expect(counted(await entriesOf(town, occasion))).toEqual({ placed: 1 });
  await karin.post(`${sent.location}/withdraw`);
  expect(counted(await entriesOf(town, occasion))).toEqual({ withdrawn: 1 });
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a guest is offered a seat, and says yes, by the address in her letter', async () => {
  const { town, occasion, address } = await invited({ seats: 1, most: 5 });
  const [anna] = await crowd(town, 1);
  const seat = (await anna!.post(`/training/occasions/${occasion}/sign-up`)).location;
  const karin = ground.visitor();
  const entry = (await karin.post(address, guest('Karin'))).location as string;
  expect((await karin.get(entry)).text).toContain('Du står i kön');
  await anna!.post(`${seat}/withdraw`);
  expect((await karin.get(entry)).text).toContain('Platsen är din till');
  expect((await karin.follow(await karin.post(`${entry}/accept`))).text).toContain('Platsen är din.');
  expect(counted(await entriesOf(town, occasion))).toEqual({ withdrawn: 1, placed: 1 });
});

test('an address is good for so many, at once too, and not when it is taken back', async () => {
  const { town, occasion, planner, form, address } = await invited({ most: 2, seats: 10 });
  const answers = await Promise.all(
    ['Adam', 'Bo', 'Cia', 'Dan', 'Eva'].map((name) => ground.visitor().post(address, guest(name))),
  );
  expect(counted(answers.map(({ status }) => ({ state: String(status) })))).toEqual({ 303: 2, 409: 3 });
  expect(await entriesOf(town, occasion)).toHaveLength(2);
  expect((await ground.visitor().get(address)).text).toContain('Be den som bjöd in om en ny');
  expect(
    await town.owner(
      `select 1 from organisation.person p join organisation.employment w on w.person_id = p.id where w.unit_id = $1`,
      [form.organisation],
    ),
  ).toHaveLength(2);
  expect((await planner.post(`/training/invitations/${form.id}/revoke`)).status).toBe(303);
  expect((await ground.visitor().post(address, guest('Fia'))).status).toBe(409);
});

test('what is filled in wrongly is asked for again, with what was typed', async () => {
  const { town, occasion, address } = await invited();
  const page = await ground.visitor().post(address, { ...guest('Karin'), email: 'karin at polisen' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('value="karin at polisen"');
  expect(page.text).toContain('value="Karin"');
  expect(await entriesOf(town, occasion)).toEqual([]);
});

test('a refused guest leaves nothing behind', async () => {
  const { town, occasion, police, address } = await invited();
  await town.owner(`update training.occasion set sign_up_closes = now() where id = $1`, [occasion]);
  expect((await ground.visitor().post(address, guest('Karin'))).status).toBe(409);
  expect(await town.owner('select 1 from organisation.employment where unit_id = $1', [police])).toEqual([]);
  expect(await town.owner('select used from training.invitation where occasion_id = $1', [occasion])).toEqual([{ used: 0 }]);
});

test('guessed secrets, others’ invitations and municipalities’ own staff: not there', async () => {
  const { town, occasion, planner, at, form } = await invited();
  const stranger = ground.visitor();
  for (const path of [
    '/invitation/x',
    `/invitation/${'a'.repeat(43)}`,
    '/invitation/entry/x',
    `/invitation/entry/${'0'.repeat(64)}`,
  ]) {
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(path, guest('Karin'))).status).toBe(404);
  }
  expect((await stranger.post(`/invitation/entry/${'0'.repeat(64)}/withdraw`)).status).toBe(404);
  // Nobody becomes an employee of a municipality by a secret address.
  expect((await planner.post(`${at}/invitations`, { ...form, id: randomUUID(), organisation: town.unit })).status).toBe(404);
  const neighbour = await ground.municipality();
  const other = await neighbour.person({ roles: { course_planner: neighbour.id } });
  expect((await other.post(`${at}/invitations`, { ...form, id: randomUUID() })).status).toBe(404);
  expect((await other.post(`/training/invitations/${form.id}/revoke`)).status).toBe(404);
  expect((await (await town.person()).post(`${at}/invitations`, { ...form, id: randomUUID() })).status).toBe(404);
  expect(await town.owner('select revoked_at from training.invitation where occasion_id = $1', [occasion])).toEqual([
    { revoked_at: null },
  ]);
  expect(await town.owner('select 1 from training.invitation where occasion_id = $1', [occasion])).toHaveLength(1);
});
