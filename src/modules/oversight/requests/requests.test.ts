import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { localDate } from '#platform/i18n/dates.ts';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const today = localDate(new Date());

/** Siri, looked at by her planner Petra, by Rut who has protected identity, and by the log reviewer; and her request. */
async function looked() {
  const town = await ground.municipality();
  const siri = await town.person({ given: 'Siri', family: 'Lund' });
  const petra = await town.person({ given: 'Petra', family: 'Nordin', roles: { course_planner: town.id } });
  const rut = await town.person({ given: 'Rut', family: 'Gömd', protected: true, roles: { course_planner: town.id } });
  const reviewer = await town.person({
    given: 'Bengt',
    family: 'Sundberg',
    roles: { log_reviewer: town.id, coordinator: town.id },
  });
  for (const one of [petra, rut, reviewer]) expect((await one.get(`/organisation/people/${siri.personId}`)).status).toBe(200);
  const id = randomUUID();
  const asked = await siri.post('/who-looked', { id, from: today, until: today, wish: '' });
  return { town, siri, petra, rut, reviewer, id, asked };
}
const whole = (all: string, ground = '') => ({ all, ground, weighing: 'Vägt mot varandra.' });

describe('who has looked at me', () => {
  test('is asked, worked, decided and answered with names; a protected reader is never named, whatever the form says', async () => {
    const { town, siri, petra, rut, reviewer, id, asked } = await looked();
    expect(asked.location).toBe(`/who-looked/${id}`);
    expect((await siri.get('/who-looked')).text).toContain('Väntar, svar senast');
    expect(
      await town.owner(`select from mail.letter where kind = 'oversight.request_made' and person_id = $1`, [reviewer.personId]),
    ).toHaveLength(1);
    const page = (await reviewer.get(`/requests/${id}`)).text;
    expect(page).toContain('Petra Nordin');
    expect(page).not.toContain('Rut Gömd');
    await reviewer.post(`/requests/${id}/take`);
    expect((await siri.get('/who-looked')).text).toContain('Någon arbetar med den');
    expect((await reviewer.post(`/requests/${id}/decide`, whole('named'))).status).toBe(422);
    const forged = { ...whole('named', 'osl_21_3'), [`reader-${rut.personId}`]: 'named' };
    expect((await reviewer.post(`/requests/${id}/decide`, forged)).status).toBe(303);
    const answer = (await siri.get(`/who-looked/${id}`)).text;
    expect(answer).toContain('Petra Nordin');
    expect(answer).toContain('1 post lämnas inte ut');
    expect(answer).toContain('överklaga');
    expect(answer).not.toContain('Rut');
    await town.owner('update organisation.person set protected_at = now() where id = $1', [petra.personId]);
    expect((await siri.get(`/who-looked/${id}`)).text).not.toContain('Petra');
    const pdf = await siri.get(`/who-looked/${id}/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const [letter] = await town.owner<{ kind: string }>(`select kind from mail.letter where person_id = $1`, [siri.personId]);
    expect(letter?.kind).toBe('oversight.request_ready');
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('only unit and role, or nothing, as weighed; but who decides cannot hold back her own name', async () => {
    const { siri, petra, reviewer, id } = await looked();
    const form = {
      ...whole('withheld', 'osl_39_3'),
      [`reader-${petra.personId}`]: 'unit',
      [`reader-${reviewer.personId}`]: 'withheld',
    };
    expect((await reviewer.post(`/requests/${id}/decide`, form)).status).toBe(303);
    const answer = (await siri.get(`/who-looked/${id}`)).text;
    expect(answer).toContain('Någon på Hemtjänst Norr, utbildningsplanerare');
    expect(answer).toContain('Bengt Sundberg');
    expect(answer).not.toContain('Petra');
    expect(answer).toContain('OSL 39 kap. 3 §');
    expect(answer).toContain('Vägt mot varandra.');
  });

  test('needs a weighing, and a ground where something is held back; what was typed is kept', async () => {
    const { reviewer, id } = await looked();
    const refused = await reviewer.post(`/requests/${id}/decide`, { all: 'unit', ground: '', weighing: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Välj på vilken grund något inte lämnas ut.');
    expect(refused.text).toContain('Skriv hur det vägdes.');
  });

  test('two who decide at once: one decision stands; two clicks, one request; one open request at a time', async () => {
    const { town, siri, reviewer, id } = await looked();
    const second = await town.person({ roles: { log_reviewer: town.id } });
    expect((await siri.post('/who-looked', { id, from: today, until: today, wish: '' })).status).toBe(303);
    expect((await siri.post('/who-looked', { id: randomUUID(), from: today, until: today, wish: '' })).status).toBe(409);
    const both = await Promise.all(
      [reviewer, second].map((one) => one.post(`/requests/${id}/decide`, whole('named', 'osl_21_3'))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await town.owner(`select from audit.entry where act = 'request.decided' and subject_id = $1`, [id])).toHaveLength(1);
    await expect(town.owner(`update oversight.request set weighing = 'annat' where id = $1`, [id])).rejects.toThrow('settled');
  });

  test('can be taken back until it is decided', async () => {
    const { siri, reviewer, id } = await looked();
    expect((await siri.post(`/who-looked/${id}/withdraw`)).status).toBe(303);
    expect((await reviewer.post(`/requests/${id}/decide`, whole('named', 'osl_21_3'))).status).toBe(409);
    expect((await siri.get('/who-looked')).text).toContain('Tillbakatagen');
  });
});

test('nobody else reads or decides: colleague, head, neighbour’s reviewer, visitor; nor does a reviewer decide her own', async () => {
  const { town, siri, petra, reviewer, id } = await looked();
  const head = await town.person({ roles: { manager: town.unit } });
  const next = await ground.municipality();
  const neighbour = await next.person({ roles: { log_reviewer: next.id } });
  for (const one of [petra, head, neighbour]) {
    expect((await one.get(`/who-looked/${id}`)).status).toBe(404);
    expect((await one.get(`/who-looked/${id}/pdf`)).status).toBe(404);
    expect((await one.get(`/requests/${id}`)).status).toBe(404);
    expect((await one.post(`/requests/${id}/decide`, whole('named'))).status).toBe(404);
    expect((await one.post(`/who-looked/${id}/withdraw`)).status).toBe(404);
  }
  expect((await ground.visitor().get(`/who-looked/${id}`)).status).toBe(303);
  expect((await siri.get(`/who-looked/${id}/pdf`)).status).toBe(404);
  const own = randomUUID();
  await reviewer.post('/who-looked', { id: own, from: today, until: today, wish: '' });
  expect((await reviewer.get(`/requests/${own}`)).status).toBe(404);
  expect((await reviewer.post(`/requests/${own}/decide`, whole('named'))).status).toBe(404);
  const low = await town.person({ roles: { log_reviewer: town.id }, level: 2 });
  expect((await low.get(`/requests/${id}`)).location).toContain('/step-up');
});

test('days that have not been, or in the wrong order, are refused at their field', async () => {
  const town = await ground.municipality();
  const siri = await town.person();
  const wrong = await siri.post('/who-looked', { id: randomUUID(), from: today, until: '2020-01-01', wish: 'Hej' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Sista dagen ligger före den första.');
  expect(wrong.text).toContain('Hej');
  expect((await siri.post('/who-looked', { id: randomUUID(), from: today, until: '2099-01-01', wish: '' })).status).toBe(422);
});
