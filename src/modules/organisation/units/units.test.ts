import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();

async function place() {
  const town = await ground.municipality();
  return { town, admin: await town.person({ roles: { admin: town.id } }) };
}
const newUnit = (name: string) => ({ id: crypto.randomUUID(), name, kind: 'unit', sector: '', code: '' });

test('the tree shows administrations and units with their heads', async () => {
  const { town, admin } = await place();
  await town.people(3);
  const { text } = await admin.get('/organisation');
  expect(text).toContain('Vård- och omsorgsförvaltningen');
  expect(text).toMatch(/Hemtjänst Norr<\/a>[\s\S]{0,200}>4 </);
});

test('a unit tells who joined and left within the year', async () => {
  const { town, admin } = await place();
  const day = (days: number) => localDate(new Date(Date.now() + days * 86_400_000));
  await town.person({ from: day(-30) });
  await town.person({ until: day(-10) });
  const { text } = await admin.get(`/organisation/${town.unit}`);
  expect(text).toMatch(/Började under året<\/dt><dd>1 person/);
  expect(text).toMatch(/Slutade under året<\/dt><dd>1 person/);
});

test('a unit is added once however often the form is sent; a taken name is refused and nothing written', async () => {
  const { town, admin } = await place();
  const wish = newUnit('Nattpatrullen');
  expect((await admin.post(`/organisation/${town.administration}/units`, wish)).status).toBe(303);
  expect((await admin.post(`/organisation/${town.administration}/units`, wish)).status).toBe(303);
  const taken = await admin.post(`/organisation/${town.administration}/units`, newUnit('Nattpatrullen'));
  expect(taken.status).toBe(409);
  expect(taken.text).toContain('Det finns redan en enhet');
  expect(
    await ground.owner('select 1 from organisation.organisation where parent_id = $1 and name = $2', [
      town.administration,
      'Nattpatrullen',
    ]),
  ).toHaveLength(1);
});

test('a nameless unit is refused at its field with the values kept', async () => {
  const { town, admin } = await place();
  const page = await admin.post(`/organisation/${town.administration}/units`, { ...newUnit(''), code: 'ABC-1' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Skriv ett namn.');
  expect(page.text).toContain('ABC-1');
});

test('a unit moves with all below it, and never below itself', async () => {
  const { town, admin } = await place();
  const other = await town.newAdministration('Socialförvaltningen');
  expect((await admin.post(`/organisation/${town.unit}/move`, { parent: other })).status).toBe(303);
  expect(
    await ground.owner('select path[2] = $2 as there from organisation.organisation where id = $1', [town.unit, other]),
  ).toEqual([{ there: true }]);
  expect((await admin.post(`/organisation/${other}/move`, { parent: town.unit })).status).toBe(409);
});

test('a unit with people cannot be closed, an empty one can', async () => {
  const { town, admin } = await place();
  expect((await admin.post(`/organisation/${town.unit}/close`)).status).toBe(409);
  const empty = await town.newUnit('Tom enhet');
  expect((await admin.post(`/organisation/${empty}/close`)).status).toBe(303);
  expect((await admin.get('/organisation')).text).not.toContain('Tom enhet');
});

test('the neighbour’s administrator changes nothing here, and an employee nothing anywhere', async () => {
  const { town } = await place();
  const neighbour = (await place()).admin;
  const employee = await town.person();
  for (const visitor of [neighbour, employee]) {
    expect((await visitor.post(`/organisation/${town.administration}/units`, newUnit('Främmande'))).status).toBe(404);
    expect((await visitor.post(`/organisation/${town.unit}/name`, { name: 'Kapad' })).status).toBe(404);
    expect((await visitor.post(`/organisation/${town.unit}/move`, { parent: town.administration })).status).toBe(404);
    expect((await visitor.post(`/organisation/${await town.newUnit(`Tom ${visitor.personId}`)}/close`)).status).toBe(404);
  }
  const names = await ground.owner<{ name: string }>(
    `select name from organisation.organisation where path @> array[$1::uuid] and name in ('Främmande', 'Kapad')`,
    [town.id],
  );
  expect(names).toEqual([]);
});

test('an external organisation is entered beside the tree and kept by whoever entered it', async () => {
  const { admin } = await place();
  const id = crypto.randomUUID();
  expect((await admin.post('/organisation/external', { id, name: 'Kvinnojouren Linnéan', kind: 'womens_shelter' })).status).toBe(
    303,
  );
  expect((await admin.post(`/organisation/${id}/name`, { name: 'Kvinnojouren Liljan' })).status).toBe(303);
  const neighbour = (await place()).admin;
  expect((await neighbour.post(`/organisation/${id}/name`, { name: 'Kapad' })).status).toBe(404);
});

test('a changed line of work reaches the units that had inherited it, at every depth, and not those with one of their own', async () => {
  const { town, admin } = await place();
  const office = await town.newAdministration('Omsorgen', 'social_services');
  const home = await town.newUnit('Boendet', office);
  const night = await town.newUnit('Natten', home);
  const own = await town.newUnit('Skolteamet', office, 'school');
  const below = await town.newUnit('Elevhälsan', own);
  const change = (id: string, sector: string | null) =>
    asPerson(town.house.app.db, admin.personId, (tx) =>
      tx.updateTable('organisation.organisation').set({ sector }).where('id', '=', id).execute(),
    );
  const sectors = async () => {
    const rows = await ground.owner<{ id: string; sector: string | null }>(
      'select id, sector from organisation.organisation where path @> array[$1::uuid]',
      [office],
    );
    return [office, home, night, own, below].map((id) => rows.find((row) => row.id === id)?.sector);
  };
  await change(office, 'elderly_care');
  expect(await sectors()).toEqual(['elderly_care', 'elderly_care', 'elderly_care', 'school', 'school']);
  await change(own, null);
  expect(await sectors()).toEqual(Array(5).fill('elderly_care'));
});

test('the municipality itself is not its administrator’s to rename or close; what was typed of a unit is shown again', async () => {
  const { town, admin } = await place();
  expect((await admin.get(`/organisation/${town.id}`)).text).not.toContain('/name"');
  expect((await admin.post(`/organisation/${town.id}/name`, { name: 'Annat' })).status).toBe(404);
  expect((await admin.post(`/organisation/${town.id}/close`)).status).toBe(404);
  const long = 'Å'.repeat(201);
  const refused = await admin.post(`/organisation/${town.unit}/name`, { name: long });
  expect(refused.status).toBe(422);
  expect(refused.text.split(`value="${long}"`)).toHaveLength(2);
  expect(refused.text).toContain('Korta ner till högst 200 tecken');
});
