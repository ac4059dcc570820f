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

test('someone with protected identity stands without unit, e-mail and phone, also in exports, and no unit filter finds her', async () => {
  const { town, planner } = await place();
  const hidden = await town.person({ given: 'Hemlig', family: 'Person', protected: true, email: 'hemlig@testkoping.example' });
  const list = await planner.get('/organisation/people');
  expect(list.text).toContain('Hemlig Person');
  expect(list.text).toContain('Skyddade uppgifter');
  expect(list.text).not.toMatch(/Hemlig Person[\s\S]{0,400}Hemtjänst Norr/);
  const csv = plain((await planner.get('/organisation/people?format=csv')).text);
  expect(csv.split('\r\n').find((line) => line.includes('Hemlig'))).toBe('Person;Hemlig;Skyddade uppgifter;;;;;;');
  expect((await planner.get(`/organisation/people?unit=${town.unit}`)).text).not.toContain('Hemlig');
  const one = await planner.get(`/organisation/people/${hidden.personId}`);
  expect(one.text).not.toContain('hemlig@');
  expect(one.text).not.toContain('Hemtjänst Norr');
});

test('her nearest manager sees her, the manager of the unit beside does not', async () => {
  const { town, sibling } = await place();
  const hidden = await town.person({ given: 'Hemlig', family: 'Person', protected: true });
  const nearest = await town.person({ roles: { manager: town.unit } });
  const beside = await town.person({ unit: sibling, roles: { manager: sibling } });
  expect((await nearest.get(`/organisation/people/${hidden.personId}`)).text).toContain('Hemtjänst Norr');
  expect((await beside.get(`/organisation/people/${hidden.personId}`)).status).toBe(404);
});

test('marking protection hides at once; taking it away shows again; each leaves a trace, and a second press none', async () => {
  const { town, admin, planner } = await place();
  const anna = await town.person({ given: 'Anna', family: 'Skog' });
  const seen = async () =>
    plain((await planner.get('/organisation/people?format=csv')).text)
      .split('\r\n')
      .find((line) => line.startsWith('Skog'));
  expect(await seen()).toContain('Hemtjänst Norr');
  await admin.post(`/organisation/people/${anna.personId}/protect`);
  await admin.post(`/organisation/people/${anna.personId}/protect`);
  expect(await seen()).not.toContain('Hemtjänst Norr');
  await admin.post(`/organisation/people/${anna.personId}/unprotect`);
  expect(await seen()).toContain('Hemtjänst Norr');
  const acts = await ground.owner<{ act: string }>('select act from audit.entry where about_person_id = $1 order by id', [
    anna.personId,
  ]);
  expect(acts.map(({ act }) => act)).toEqual(['person.protected', 'person.unprotected']);
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
