import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { localDate, localTime } from '#platform/i18n/dates.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { warnOfClocks } from './warn-of-clocks.ts';

const ground = await openTown();
const clock = (at: Date, name: string) => ({ [`${name}Day`]: localDate(at), [`${name}Time`]: localTime(at) });
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

/** An incident that Siri has reported; Nils and the protected Rut have been looked at. */
async function reported(aware = hoursAgo(2)) {
  const town = await ground.municipality();
  const siri = await town.person({ given: 'Siri' });
  const keeper = await town.person({ given: 'Tuula', family: 'Korhonen', roles: { log_reviewer: town.id } });
  const planner = await town.person({ given: 'Petra', roles: { course_planner: town.id } });
  const nils = await town.person({ given: 'Nils', family: 'Ek' });
  const rut = await town.person({ given: 'Rut', family: 'Gömd' });
  for (const one of [nils, rut]) await planner.get(`/organisation/people/${one.personId}`);
  await town.owner('update organisation.person set protected_at = now() where id = $1', [rut.personId]);
  const id = randomUUID();
  const form = { id, title: 'Lista till fel adress', story: 'En deltagarlista gick fel.', ...clock(aware, 'aware') };
  const answers = await Promise.all([siri.post('/incidents/report', form), siri.post('/incidents/report', form)]);
  return { town, siri, keeper, planner, nils, rut, id, at: `/incidents/${id}`, answers };
}
const frame = () => ({ ...clock(hoursAgo(3), 'from'), ...clock(new Date(Date.now() + 120_000), 'until'), person: '', act: '' });

describe('an incident', () => {
  test('is reported by anyone, once, and those who keep incidents are written to at once', async () => {
    const { town, siri, keeper, id, answers, at } = await reported();
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(
      await town.owner(`select from mail.letter where kind = 'oversight.incident_reported' and person_id = $1`, [
        keeper.personId,
      ]),
    ).toHaveLength(1);
    expect((await siri.get('/incidents/report')).text).toContain('Lista till fel adress');
    const page = (await keeper.get(at)).text;
    expect(page).toContain('21 timmar kvar');
    expect(page).toContain('69 timmar kvar');
    expect(page).toContain('Ingen har tagit hand om den än.');
    expect(await town.owner(`select from oversight.step where incident_id = $1`, [id])).toHaveLength(1);
  });

  test('an awareness yet to come, no title or no story is refused, and what was typed is kept', async () => {
    const { siri } = await reported();
    const wrong = await siri.post('/incidents/report', {
      id: randomUUID(),
      title: '',
      story: 'Behåll mig',
      ...clock(hoursAgo(-5), 'aware'),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Behåll mig');
    const future = await siri.post('/incidents/report', {
      id: randomUUID(),
      title: 'x',
      story: 'y',
      ...clock(hoursAgo(-5), 'aware'),
    });
    expect(future.text).toContain('Den tiden har inte varit än.');
  });

  test('runs through judging, both clocks, measures, and is closed only when all is sent; late stays late', async () => {
    const { town, keeper, at, id } = await reported(hoursAgo(30));
    expect((await keeper.get(at)).text).toContain('6 timmar för sent');
    await keeper.post(`${at}/take`);
    expect((await keeper.post(`${at}/close`, { lessons: 'Inget än.' })).status).toBe(422);
    await keeper.post(`${at}/judge`, { cyber: 'significant', personal_data: 'risk', why: 'Många berörda.' });
    const send = (kind: string, reference = 'MCF 2026-17') =>
      keeper.post(`${at}/notices/${kind}`, {
        [`reference-${kind}`]: reference,
        [`day-${kind}`]: localDate(new Date()),
        [`time-${kind}`]: localTime(new Date()),
      });
    expect((await send('early_notice', '')).status).toBe(422);
    const both = await Promise.all([send('early_notice'), send('early_notice', 'annat')]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await town.owner('select from oversight.notice where incident_id = $1', [id])).toHaveLength(1);
    expect((await keeper.get(at)).text).toContain('Skickad för sent');
    expect((await keeper.post(`${at}/close`, { lessons: 'Inget än.' })).status).toBe(422);
    for (const kind of ['notification', 'data_breach', 'final_report']) await send(kind);
    const measure = randomUUID();
    await keeper.post(`${at}/measures`, { measure, what: 'Byt utskicksrutin', due: '' });
    await keeper.post(`${at}/measures/${measure}/done`);
    expect((await keeper.post(`${at}/close`, { lessons: '' })).status).toBe(422);
    expect((await keeper.post(`${at}/close`, { lessons: 'Två kontrollerar adressen.' })).status).toBe(303);
    expect((await keeper.post(`${at}/notes`, { note: 'För sent' })).status).toBe(409);
    await expect(town.owner(`update oversight.incident set title = 'x' where id = $1`, [id])).rejects.toThrow('closed');
    await expect(town.owner('delete from oversight.step where incident_id = $1', [id])).rejects.toThrow('never changed');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('a clock that has little left is told of by letter, once', async () => {
    const { town, keeper } = await reported(hoursAgo(20));
    await warnOfClocks(town.house.worker.db);
    await warnOfClocks(town.house.worker.db);
    const letters = await town.owner(`select from mail.letter where kind = 'oversight.clock_near' and person_id = $1`, [
      keeper.personId,
    ]);
    expect(letters).toHaveLength(1);
  });
});

describe('frozen evidence', () => {
  test('is the log as it was, with a digest the file has too, and cannot be touched unseen', async () => {
    const { town, keeper, planner, at, id } = await reported();
    const look = await keeper.get(`${at}/evidence?${new URLSearchParams({ ...frame(), person: planner.personId })}`);
    expect(look.text).toContain('2 poster kopieras och låses.');
    const evidence = randomUUID();
    const twice = await Promise.all(
      [1, 2].map(() => keeper.post(`${at}/evidence`, { ...frame(), person: planner.personId, id: evidence })),
    );
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const file = await keeper.get(`${at}/evidence/${evidence}.jsonl`);
    const [row] = await town.owner<{ sha: string; n: number }>(
      `select encode(sha256, 'hex') as sha, (select count(*)::int from oversight.evidence where incident_id = $2) as n from oversight.evidence where id = $1`,
      [evidence, id],
    );
    expect(row).toEqual({ sha: createHash('sha256').update(file.bytes).digest('hex'), n: 1 });
    const lines = file.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      act: 'person.opened',
      person_id: planner.personId,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await expect(town.owner(`update oversight.evidence set content = '' where id = $1`, [evidence])).rejects.toThrow(
      'never changed',
    );
    await expect(town.house.worker.db.deleteFrom('oversight.evidence').where('id', '=', evidence).execute()).rejects.toThrow(
      'permission denied',
    );
    expect(await faultsOf(ground.house)).toEqual([]);
    await town.owner('alter table oversight.evidence disable trigger never_changed');
    await town.owner(`update oversight.evidence set content = replace(content, 'opened', 'closed') where id = $1`, [evidence]);
    expect(await faultsOf(ground.house)).toEqual([
      `Frozen evidence has the digest it was frozen with, and as many lines as entries. ${evidence}`,
    ]);
    await town.owner(`update oversight.evidence set content = replace(content, 'closed', 'opened') where id = $1`, [evidence]);
    await town.owner('alter table oversight.evidence enable trigger never_changed');
  });

  test('shows whom it concerns, the protected first and without a name; others cannot be put on the list', async () => {
    const { town, keeper, siri, nils, rut, at, id } = await reported();
    await keeper.post(`${at}/evidence`, { ...frame(), act: 'person.opened', id: randomUUID() });
    const page = (await keeper.get(at)).text;
    expect(page).not.toContain('Rut Gömd');
    expect(page.indexOf(`person-${rut.personId}`)).toBeGreaterThan(0);
    expect(page.indexOf(`person-${rut.personId}`)).toBeLessThan(page.indexOf(`person-${nils.personId}`));
    expect((await keeper.post(`${at}/affected`, { people: [siri.personId] })).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => keeper.post(`${at}/affected`, { people: [nils.personId, rut.personId] })));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const tell = (person: string, channel: string, note = '') =>
      keeper.post(`${at}/affected/${person}`, { [`channel-${person}`]: channel, [`note-${person}`]: note });
    expect((await tell(rut.personId, 'not_told')).status).toBe(422);
    expect((await tell(siri.personId, 'phone')).status).toBe(404);
    await tell(rut.personId, 'through_reader');
    await tell(rut.personId, 'not_told', 'Ångrat');
    expect(
      await town.owner('select channel from oversight.affected_person where incident_id = $1 and person_id = $2', [
        id,
        rut.personId,
      ]),
    ).toEqual([{ channel: 'through_reader' }]);
    expect(await faultsOf(ground.house)).toEqual([]);
  });
});

test('nobody else sees or touches it: reporter, head, neighbour’s admin, visitor, stale link, another incident’s evidence', async () => {
  const { town, siri, keeper, at } = await reported();
  const other = await reported();
  const head = await town.person({ roles: { manager: town.unit } });
  const evidence = randomUUID();
  await keeper.post(`${at}/evidence`, { ...frame(), id: evidence });
  for (const one of [siri, head, other.keeper]) {
    expect((await one.get(at)).status).toBe(404);
    expect((await one.get(`${at}/evidence/${evidence}.jsonl`)).status).toBe(404);
    expect((await one.post(`${at}/take`)).status).toBe(404);
    expect((await one.post(`${at}/judge`, { cyber: 'not_significant', personal_data: 'none', why: 'x' })).status).toBe(404);
    expect((await one.post(`${at}/evidence`, { ...frame(), id: randomUUID() })).status).toBe(404);
    expect((await one.post(`${at}/close`, { lessons: 'x' })).status).toBe(404);
  }
  expect((await keeper.get(`${other.at}/evidence/${evidence}.jsonl`)).status).toBe(404);
  expect((await other.keeper.get(`${other.at}/evidence/${evidence}.jsonl`)).status).toBe(404);
  expect((await keeper.get(`${at}/evidence/..%2f..%2fpasswd.jsonl`)).status).toBe(404);
  expect((await ground.visitor().get(at)).status).toBe(303);
  const low = await town.person({ roles: { admin: town.id }, level: 2 });
  expect((await low.get(at)).location).toContain('/step-up');
});

test('evidence is the log: who keeps incidents without reviewing it sees how much, and a reviewer nothing behind her walls', async () => {
  const { town, keeper, planner, nils, at } = await reported();
  const admin = await town.person({ roles: { admin: town.id } });
  const evidence = randomUUID();
  await keeper.post(`${at}/evidence`, { ...frame(), id: evidence });
  const page = (await admin.get(at)).text;
  expect(page).toContain('En loggranskare fryser och läser det');
  expect(page).toMatch(/1 kopia, \d+ poster i allt/);
  for (const text of [page, (await admin.get(at)).text]) expect(text).not.toContain(`${evidence}.jsonl`);
  const search = `${at}/evidence?${new URLSearchParams({ ...frame(), person: planner.personId })}`;
  for (const address of [search, `${at}/evidence/${evidence}.jsonl`]) {
    const answer = await admin.get(address);
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('En loggranskare fryser')]);
    expect(answer.text).not.toContain('person.opened');
  }
  expect((await admin.post(`${at}/evidence`, { ...frame(), id: randomUUID() })).status).toBe(409);

  const walled = await town.person({ roles: { log_reviewer: town.id } });
  await town.owner(
    `insert into access.wall (person_id, record_type, record_id, reason, responsible_id, set_by) values ($1, 'person', $2, 'Granne', $3, $3)`,
    [walled.personId, nils.personId, keeper.personId],
  );
  await town.owner(`insert into audit.entry (chain, person_id, act, subject_type, subject_id, details)
    values ('${town.id}', '${keeper.personId}', 'wall.raised', 'wall', '${randomUUID()}', '{}')`);
  expect((await walled.get(`${at}/evidence/${evidence}.jsonl`)).status).toBe(404);
  const own = randomUUID();
  expect((await walled.post(`${at}/evidence`, { ...frame(), id: own })).status).toBe(303);
  const file = await walled.get(`${at}/evidence/${own}.jsonl`);
  expect(file.status).toBe(200);
  expect(file.text).toContain('person.opened');
  expect(file.text).not.toContain(nils.personId);
  expect(file.text).not.toContain('wall.');
});
