import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { occasionForm, plannedCourse, plannedOccasion } from './test-help.ts';

const ground = await openTown();

test('two centres share a catalogue but not people', async () => {
  const a = await plannedOccasion(ground, {}, { title: 'Ge mig nya ögon' });
  const participant = await a.town.person({ given: 'Disa', family: 'Deltagare' });
  await participant.post(`${a.at}/sign-up`);
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id } });

  // The course, and the occasion in the public calendar: yes. Who takes part, and the tools: no.
  expect((await planner.get('/training?show=all')).text).toContain('Ge mig nya ögon');
  expect((await planner.get(`/training/courses/${a.course}`)).status).toBe(200);
  const page = await planner.get(a.at);
  expect(page.text).toContain('1 av 20 platser är tagen');
  expect(page.text).not.toContain('Disa');
  expect(page.text).not.toContain('För dig som planerar');
  for (const address of [`${a.at}/participants`, `${a.at}/attendance`, `${a.at}/edit`])
    expect((await planner.get(address)).status).toBe(404);
  for (const address of ['publish', 'cancel', 'edit'])
    expect((await planner.post(`${a.at}/${address}`, { ...a.form, reason: 'x' })).status).toBe(404);
  const list = await planner.get('/training/occasions?show=all');
  expect(list.text).not.toContain('Ge mig nya ögon');

  // She arranges the same course for her own people, who see hers and not the other's participants.
  const own = occasionForm(town, a.course);
  expect((await planner.post('/training/occasions/new', own)).status).toBe(303);
  await planner.post(`/training/occasions/${own.id}/publish`);
  expect((await planner.get('/training/occasions')).text).toContain('Ge mig nya ögon');
  const csv = await planner.get('/training/occasions?format=csv');
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.text.split('\r\n').filter((line) => line.includes('Ge mig nya ögon'))).toHaveLength(1);
  const excel = await planner.get('/training/occasions?format=xlsx');
  expect(Buffer.from(excel.bytes.slice(0, 2)).toString()).toBe('PK');
});

test('one organises for several: those invited may sign up, others see only the calendar', async () => {
  const region = await ground.municipality({ name: 'Länet' });
  await ground.owner(`update organisation.organisation set kind = 'region' where id = $1`, [region.id]);
  const [one, two, three] = [
    await ground.municipality({ name: 'Ettköping', above: region.id }),
    await ground.municipality({ name: 'Tvåköping', above: region.id }),
    await ground.municipality({ name: 'Treköping', above: region.id }),
  ];
  const planner = await one.person({ roles: { course_planner: one.id } });
  const [course] = await ground.owner<{ id: string }>(
    `insert into training.course (organisation_id, title, level, summary, published_at) values ($1, 'Länets kurs', 'basic', 'x', now()) returning id`,
    [one.id],
  );
  const page = await planner.get(`/training/occasions/new?course=${course?.id}`);
  expect(page.text).toContain('Tvåköping');
  const form = occasionForm(one, course?.id ?? '', { audience_county: two.id, share1_for: two.id, share1_seats: '5' });
  const at = `/training/occasions/${form.id}`;
  expect((await planner.post('/training/occasions/new', form)).status).toBe(303);
  await planner.post(`${at}/publish`);
  const [anna, bo, cilla] = [await one.person(), await two.person(), await three.person()];
  expect((await anna.get(at)).text).toContain('Ettköping och Tvåköping');
  expect((await bo.get(at)).text).toContain('5 platser är till för Tvåköping. 5 är lediga nu.');
  expect((await bo.post(`${at}/sign-up`)).status).toBe(303);
  expect((await bo.get('/training')).text).toContain('Länets kurs');
  expect((await bo.get(at)).text).toContain('5 platser är till för Tvåköping. 4 är lediga nu.');
  expect((await cilla.post(`${at}/sign-up`)).status).toBe(409);
  expect((await cilla.get('/training')).text).not.toContain('Länets kurs');
  expect((await planner.get('/training/occasions')).text).toContain('Länets kurs');
});

test('a trainer from elsewhere: that her name became known to the organiser is noted once', async () => {
  const { town, planner, course } = await plannedCourse(ground);
  const elsewhere = await ground.municipality();
  const guest = await elsewhere.person({ given: 'Gunvor', family: 'Gäst', roles: { trainer: town.id } });
  const colleague = await town.person({ given: 'Karin', roles: { trainer: town.id } });
  await ground.owner(
    `insert into organisation.disclosure (person_id, organisation_id, reason) values ($1, $2, 'course_participant')`,
    [
      ...[guest.personId, town.id], // she was a participant here once: that is how the planner knows her
    ],
  );
  const form = occasionForm(town, course, { trainers: [guest.personId, colleague.personId] });
  const page = await planner.post('/training/occasions/new', form);
  expect(page.status).toBe(303);
  expect((await planner.get(`/training/occasions/${form.id}`)).text).toContain('Gunvor Gäst');
  const noted = await ground.owner(
    `select person_id from organisation.disclosure where organisation_id = $1 and reason = 'trainer'`,
    [town.id],
  );
  expect(noted).toEqual([{ person_id: guest.personId }]);
});

test('a trainer who gets protected identity is no longer named, nor chosen, nor taken away', async () => {
  const { town, planner, course } = await plannedCourse(ground);
  const trainer = await town.person({ given: 'Skyddad', roles: { trainer: town.id } });
  const form = occasionForm(town, course, { trainers: trainer.personId });
  const at = `/training/occasions/${form.id}`;
  await planner.post('/training/occasions/new', form);
  expect((await planner.get(at)).text).toContain('Skyddad');
  await ground.owner('update organisation.person set protected_at = now() where id = $1', [trainer.personId]);
  expect((await planner.get(at)).text).not.toContain('Skyddad');
  expect((await planner.get(`${at}/edit`)).text).not.toContain('Skyddad');
  await planner.post(`${at}/edit`, { ...form, trainers: '', label: 'Ändrad' });
  expect(await ground.owner('select person_id from training.occasion_trainer where occasion_id = $1', [form.id])).toHaveLength(1);
});
