import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown, type Town } from '#test/town.ts';
import { dayFromNow } from './test-help.ts';

const ground = await openTown();

const wish = (over: Record<string, string>) => ({
  id: crypto.randomUUID(),
  role: 'coordinator',
  from: dayFromNow(0),
  until: dayFromNow(364),
  reason: 'Ny samordnare från i dag',
  ...over,
});
const grants = (person: string) =>
  ground.owner<{ role: string; valid_from: string; valid_to: string | null; granted_by: string | null }>(
    'select role, valid_from::text, valid_to::text, granted_by from access.role_grant where person_id = $1 order by granted_at, role',
    [person],
  );
async function place() {
  const town = await ground.municipality();
  const admin = await town.person({ given: 'Tuula', roles: { admin: town.id }, unit: null });
  return { town, admin, anna: await town.person({ given: 'Anna', family: 'Skog' }) };
}
const give = async (
  town: Town,
  admin: Awaited<ReturnType<typeof place>>['admin'],
  person: string,
  over: Record<string, string> = {},
) => admin.post('/roles', wish({ person, organisation: town.id, ...over }));

test('a role is given for a time, is in the list and the file, and lets its holder in', async () => {
  const { town, admin, anna } = await place();
  expect((await admin.get('/roles/new?q=skog')).text).toContain('Anna Skog');
  const form = await admin.get(`/roles/new?person=${anna.personId}`);
  expect(form.text).toContain('Ge Anna Skog en roll');
  expect(form.text).not.toContain('value="log_reviewer"');
  const given = await give(town, admin, anna.personId);
  expect(given.status).toBe(303);
  const page = await admin.follow(given);
  expect(page.text).toContain('Samordnare, Anna Skog');
  expect(page.text).toContain('Ny samordnare från i dag');
  expect((await admin.get('/roles?q=skog')).text).toContain('Anna Skog');
  expect((await admin.get('/roles?state=asleep')).text).toContain('Ingen roll i urvalet');
  expect((await admin.get('/roles?format=csv&role=coordinator')).text).toContain('Anna Skog');
  expect((await anna.get('/organisation/people')).status).toBe(200);
  const acts = await ground.owner('select act from audit.entry where person_id = $1 order by id', [admin.personId]);
  expect(acts).toEqual(expect.arrayContaining([{ act: 'role.given' }, { act: 'roles.exported' }]));
});

test('the last day is moved and the role ended, with who and why; whoever had it is signed out at once', async () => {
  const { town, admin, anna } = await place();
  const id = crypto.randomUUID();
  await give(town, admin, anna.personId, { id });
  expect((await admin.post(`/roles/${id}/until`, { until: dayFromNow(500), reason: 'Blir kvar' })).status).toBe(303);
  expect((await admin.post(`/roles/${id}/until`, { until: dayFromNow(500), reason: 'Blir kvar' })).status).toBe(303);
  expect((await admin.post(`/roles/${id}/end`, { reason: '' })).status).toBe(422);
  expect((await admin.post(`/roles/${id}/end`, { reason: 'Slutar' })).status).toBe(303);
  expect((await admin.post(`/roles/${id}/end`, { reason: 'Slutar' })).status).toBe(303);
  expect((await anna.get('/training')).status).toBe(303);
  const history = await ground.owner('select kind, reason, by_id from access.role_change where grant_id = $1 order by id', [id]);
  expect(history).toEqual([
    { kind: 'given', reason: 'Ny samordnare från i dag', by_id: admin.personId },
    { kind: 'prolonged', reason: 'Blir kvar', by_id: admin.personId },
    { kind: 'ended', reason: 'Slutar', by_id: admin.personId },
  ]);
  expect((await admin.post(`/roles/${id}/until`, { until: dayFromNow(10), reason: 'Ändå inte' })).status).toBe(422);
});

test('nobody raises herself: not by the page, a changed hidden field, her own grant, nor past the page', async () => {
  const { town, admin } = await place();
  expect((await admin.get(`/roles/new?person=${admin.personId}`)).status).toBe(404);
  expect((await give(town, admin, admin.personId, { role: 'caseworker' })).status).toBe(404);
  const [own] = await ground.owner<{ id: string }>('select id from access.role_grant where person_id = $1', [admin.personId]);
  expect((await admin.post(`/roles/${own!.id}/until`, { until: dayFromNow(600), reason: 'Länge' })).status).toBe(404);
  expect((await admin.post(`/roles/${own!.id}/end`, { reason: 'Trött' })).status).toBe(404);
  const past = (row: string) => asPerson(ground.house.app.db, admin.personId, (tx) => sql.raw(row).execute(tx));
  await expect(
    past(
      `insert into access.role_grant (person_id, role, organisation_id, valid_to, granted_by) values ('${admin.personId}', 'manager', '${town.id}', current_date + 9, '${admin.personId}')`,
    ),
  ).rejects.toThrow(/row-level security/);
  await past(`update access.role_grant set valid_to = current_date + 9 where person_id = '${admin.personId}'`);
  await expect(past(`update access.role_grant set role = 'admin'`)).rejects.toThrow(/permission denied/);
  await expect(past(`update access.role_grant set awake_until = null`)).rejects.toThrow(/permission denied/);
  expect(await grants(admin.personId)).toEqual([expect.objectContaining({ role: 'admin', valid_to: null })]);
});

test('not in a foreign organisation, not a role outside the map, not to a stranger, also when the form is changed', async () => {
  const { town, admin, anna } = await place();
  const other = await place();
  const region = await ground.municipality();
  for (const over of [{ organisation: other.town.id }, { organisation: region.unit }, { role: 'log_reviewer' }])
    expect((await give(town, admin, anna.personId, over)).status, JSON.stringify(over)).toBe(404);
  expect((await give(town, admin, anna.personId, { role: 'employee' })).status).toBe(422);
  expect((await give(town, admin, other.anna.personId)).status).toBe(404);
  const hidden = await town.person({ given: 'Hemlig', protected: true });
  expect((await give(town, admin, hidden.personId)).status).toBe(404);
  const past = (row: string) => asPerson(ground.house.app.db, admin.personId, (tx) => sql.raw(row).execute(tx));
  for (const [role, where, who] of [
    ['log_reviewer', town.id, anna.personId],
    ['manager', other.town.id, anna.personId],
    ['manager', town.id, other.anna.personId],
    ['manager', town.id, hidden.personId],
  ])
    await expect(
      past(
        `insert into access.role_grant (person_id, role, organisation_id, valid_to, granted_by) values ('${who}', '${role}', '${where}', current_date + 9, '${admin.personId}')`,
      ),
    ).rejects.toThrow(/row-level security/);
  expect(await grants(anna.personId)).toEqual([]);
});

test('an administrator of a unit gives roles there and below, not beside or above', async () => {
  const { town, anna } = await place();
  const keeper = await town.person({ unit: null, roles: { admin: town.administration } });
  const beside = await town.newAdministration('Skolförvaltningen');
  expect((await give(town, keeper, anna.personId, { organisation: town.unit })).status).toBe(303);
  for (const organisation of [town.id, beside])
    expect((await give(town, keeper, anna.personId, { organisation })).status).toBe(404);
  expect((await keeper.get(`/roles/new?person=${anna.personId}`)).text).not.toContain('Skolförvaltningen');
});

test('another’s grant is not there for a neighbour, a plain employee or a visitor; nor for a giver whose own role has ended', async () => {
  const { town, admin, anna } = await place();
  const id = crypto.randomUUID();
  await give(town, admin, anna.personId, { id });
  const neighbour = (await place()).admin;
  const colleague = await town.person();
  for (const who of [neighbour, colleague]) {
    expect((await who.get(`/roles/${id}`)).status).toBe(404);
    expect((await who.post(`/roles/${id}/end`, { reason: 'Nej' })).status).toBe(404);
    expect((await who.post(`/roles/${id}/until`, { until: dayFromNow(3), reason: 'Nej' })).status).toBe(404);
  }
  expect((await ground.visitor().get('/roles')).status).toBe(303);
  expect((await neighbour.get('/roles?format=csv')).text).not.toContain('Skog');
  const weak = await town.person({ unit: null, roles: { admin: town.id }, level: 2 });
  expect((await weak.get('/roles')).location).toContain('/step-up');
  await ground.owner('update access.role_grant set valid_to = current_date where person_id = $1', [admin.personId]);
  const cookie = await town.session(admin.personId);
  expect(cookie).toBeTruthy();
  const past = asPerson(ground.house.app.db, admin.personId, (tx) =>
    sql<{ id: string }>`update access.role_grant set valid_to = current_date + 3 where id = ${id} returning id`.execute(tx),
  );
  expect((await past).rows).toEqual([]);
});

test('never backdated, never without end, never twice; each said in a sentence', async () => {
  const { town, admin, anna } = await place();
  const said = async (over: Record<string, string>) => {
    const answer = await give(town, admin, anna.personId, over);
    return [answer.status, /<li><a class="ds-link" href="#f-[a-z]+">([^<]+)<\/a>/.exec(answer.text)?.[1] ?? ''];
  };
  expect(await said({ from: dayFromNow(-1) })).toEqual([422, expect.stringContaining('aldrig bakåt')]);
  expect(await said({ from: dayFromNow(5), until: dayFromNow(1) })).toEqual([422, expect.stringContaining('före den första')]);
  expect(await said({ until: dayFromNow(800) })).toEqual([422, expect.stringContaining('högst två år')]);
  expect((await give(town, admin, anna.personId, { until: '' })).status).toBe(422);
  expect((await give(town, admin, anna.personId)).status).toBe(303);
  expect(await said({ from: dayFromNow(30) })).toEqual([422, expect.stringContaining('redan rollen')]);
  // What was typed is still there.
  expect((await give(town, admin, anna.personId, { until: dayFromNow(800), reason: 'Som det skrevs' })).text).toContain(
    'Som det skrevs',
  );
  expect(await grants(anna.personId)).toHaveLength(1);
});

test('a second click gives nothing more, and two administrators at once give it once', async () => {
  const { town, admin, anna } = await place();
  const second = await town.person({ unit: null, roles: { admin: town.id } });
  const id = crypto.randomUUID();
  const clicks = await Promise.all([give(town, admin, anna.personId, { id }), give(town, admin, anna.personId, { id })]);
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  expect(
    await ground.owner("select 1 from audit.entry where act = 'role.given' and about_person_id = $1", [anna.personId]),
  ).toHaveLength(1);
  expect(await grants(anna.personId)).toHaveLength(1);
  const berit = await town.person({ given: 'Berit' });
  const answers = await Promise.all([give(town, admin, berit.personId), give(town, second, berit.personId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(await grants(berit.personId)).toHaveLength(1);
});

test('nobody gets more from somebody she herself has raised, however long the way round', async () => {
  const { town, admin } = await place();
  const bo = await town.person({ given: 'Bo' });
  const cia = await town.person({ given: 'Cia' });
  await ground.owner(
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'Handläggare', '2020-01-01')`,
    [town.id, town.unit, admin.personId],
  );
  expect((await give(town, admin, bo.personId, { role: 'admin' })).status).toBe(303);
  expect((await give(town, bo, cia.personId, { role: 'admin' })).status).toBe(303);
  for (const helper of [bo, cia]) {
    const back = await give(town, helper, admin.personId, { role: 'caseworker' });
    expect(back.status).toBe(422);
    expect(back.text).toContain('Be någon som inte har det');
  }
  expect((await give(town, cia, bo.personId, { role: 'caseworker' })).status).toBe(422);
  expect((await give(town, bo, cia.personId, { role: 'caseworker' })).status).toBe(303);
  expect(await grants(admin.personId)).toHaveLength(1);
});

test('who reviews the log is not chosen, ended or made an administrator by those she reviews', async () => {
  const { town, admin } = await place();
  const reviewer = await town.person({ given: 'Lena', roles: { log_reviewer: town.id } });
  const [grant] = await ground.owner<{ id: string }>('select id from access.role_grant where person_id = $1', [
    reviewer.personId,
  ]);
  const page = await admin.get(`/roles/${grant!.id}`);
  expect(page.text).toContain('inte ska välja sin granskare');
  expect((await admin.post(`/roles/${grant!.id}/end`, { reason: 'Bort' })).status).toBe(404);
  const both = await give(town, admin, reviewer.personId, { role: 'admin' });
  expect([both.status, both.text]).toEqual([422, expect.stringContaining('olika personer')]);
  expect((await give(town, admin, reviewer.personId, { role: 'trainer' })).status).toBe(303);
});
