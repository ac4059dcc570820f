import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const plain = (csv: string) => csv.replaceAll('"', '');

async function place() {
  const town = await ground.municipality();
  const admin = await town.person({ given: 'Tuula', roles: { admin: town.id }, unit: null });
  const sibling = await town.newUnit('Hemtjänst Söder');
  return { town, admin, sibling, planner: await town.person({ given: 'Petra', roles: { course_planner: town.id }, unit: null }) };
}

test('the staff list shows who works there today, filtered, sorted and exported, and an export leaves a trace', async () => {
  const { town, planner } = await place();
  await town.person({ given: 'Örjan', family: 'Ek', profession: 'Sjuksköterska' });
  await town.person({ given: 'Slutat', family: 'Redan', until: '2025-01-01' });
  const page = await planner.get('/organisation/people');
  expect(page.text).toContain('Örjan Ek');
  expect(page.text).not.toContain('Slutat');
  expect((await planner.get('/organisation/people?ended=yes')).text).toContain('Slutat Redan');
  expect((await planner.get('/organisation/people?profession=Undersk%C3%B6terska')).text).not.toContain('Örjan');
  expect((await planner.get('/organisation/people?q=ör')).text).toContain('Örjan');
  const csv = await planner.get('/organisation/people?format=csv');
  expect(plain(csv.text)).toContain('Ek;Örjan;Hemtjänst Norr;Sjuksköterska');
  const traces = await ground.owner('select 1 from audit.entry where act = $1 and person_id = $2', [
    'people.exported',
    planner.personId,
  ]);
  expect(traces).toHaveLength(1);
});

test('someone with protected identity is in no list, export, search or filter, and has no page', async () => {
  const { town, planner, admin } = await place();
  const hidden = await town.person({ given: 'Hemlig', family: 'Person', protected: true, email: 'hemlig@testkoping.example' });
  for (const reader of [planner, admin]) {
    for (const query of ['', '?q=Hemlig', '?format=csv', '?ended=yes', `?unit=${town.unit}`])
      expect((await reader.get(`/organisation/people${query}`)).text).not.toMatch(/Person<|Hemlig [P]|hemlig@|Person;Hemlig/);
    expect((await reader.get(`/organisation/people/${hidden.personId}`)).status).toBe(404);
  }
});

test('her nearest manager when she was marked sees her by name; who comes to lead the unit later does not, nor the unit beside', async () => {
  const { town, sibling } = await place();
  const nearest = await town.person({ roles: { manager: town.unit } });
  const hidden = await town.person({ given: 'Hemlig', family: 'Person', protected: true });
  const later = await town.person({ roles: { manager: town.unit } });
  const beside = await town.person({ unit: sibling, roles: { manager: sibling } });
  const page = await nearest.get(`/organisation/people/${hidden.personId}`);
  expect(page.text).toContain('Hemtjänst Norr');
  expect(page.text.indexOf('Skyddade uppgifter')).toBeLessThan(page.text.indexOf('Undersköterska'));
  for (const one of [later, beside]) expect((await one.get(`/organisation/people/${hidden.personId}`)).status).toBe(404);
});

test('opening a person leaves a trace of who looked', async () => {
  const { town, planner } = await place();
  const anna = await town.person();
  await planner.get(`/organisation/people/${anna.personId}`);
  const looks = await ground.owner('select person_id from audit.entry where act = $1 and about_person_id = $2', [
    'person.opened',
    anna.personId,
  ]);
  expect(looks).toEqual([{ person_id: planner.personId }]);
});

test('the neighbour, the plain employee and a stranger find nobody', async () => {
  const { town } = await place();
  const anna = await town.person();
  const neighbour = (await place()).admin;
  const colleague = await town.person();
  for (const path of [`/organisation/people/${anna.personId}`, '/organisation/people/not-an-id']) {
    expect((await neighbour.get(path)).status).toBe(404);
    expect((await colleague.get(path)).status).toBe(404);
    expect((await ground.visitor().get(path)).status).toBe(303);
  }
  expect((await neighbour.post(`/organisation/people/${anna.personId}/protect`)).status).toBe(404);
  expect((await colleague.post(`/organisation/people/${anna.personId}/protect`)).status).toBe(404);
  expect((await neighbour.get('/organisation/people?format=csv')).text).not.toContain(anna.personId);
});

test('a function is given and ended; the neighbour can do neither', async () => {
  const { town, admin } = await place();
  const anna = await town.person();
  const neighbour = (await place()).admin;
  const wish = { id: crypto.randomUUID(), unit: town.unit, function: 'vin_handler' };
  expect((await neighbour.post(`/organisation/people/${anna.personId}/functions`, wish)).status).toBe(404);
  expect((await admin.post(`/organisation/people/${anna.personId}/functions`, wish)).status).toBe(303);
  expect((await admin.post(`/organisation/people/${anna.personId}/functions`, { ...wish, id: crypto.randomUUID() })).status).toBe(
    303,
  );
  const held = await ground.owner('select id from organisation.assignment where person_id = $1', [anna.personId]);
  expect(held).toHaveLength(1);
  expect((await neighbour.post(`/organisation/functions/${wish.id}/end`)).status).toBe(404);
  expect((await admin.post(`/organisation/functions/${wish.id}/end`)).status).toBe(303);
});

test('no login of requests reads a personal number, whoever asks', async () => {
  await expect(sql`select * from organisation.personal_number`.execute(ground.house.app.db)).rejects.toThrow(/permission denied/);
});
