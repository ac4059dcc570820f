import { describe, expect, test } from 'vitest';
import { entriesOf } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { day, occasionForm, plannedCourse, plannedOccasion } from './test-help.ts';

const ground = await openTown();

describe('an occasion', () => {
  test('is a draft until it is published; then those invited see when, where and how many seats', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const trainer = await town.person({ given: 'Tove', family: 'Tränare', roles: { trainer: town.id } });
    const form = occasionForm(town, course, { trainers: trainer.personId, online_link: 'https://mote.example/abc' });
    const at = `/training/occasions/${form.id}`;
    expect((await planner.post('/training/occasions/new', form)).location).toBe(at);
    const anna = await town.person();
    expect((await anna.get(at)).status).toBe(404);
    expect((await trainer.get(at)).text).toContain('Tillfället är ett utkast');
    expect((await planner.post(`${at}/publish`)).location).toBe(at);
    const page = (await anna.get(at)).text;
    expect(page).toContain('0 av 20 platser är tagna. 20 är lediga.');
    expect(page).toContain('Stadshuset, sal Eken');
    expect(page).toContain('Tove Tränare');
    expect(page).toMatch(/, v\. \d+, 09\.00–12\.00/);
    expect(page).not.toContain('mote.example');
    expect(page).toContain('Den som har en plats ser länken här.');
    expect(page).not.toContain('För dig som planerar');
    await anna.post(`${at}/sign-up`);
    expect((await anna.get(at)).text).toContain('https://mote.example/abc');
    expect((await trainer.get(at)).text).toContain('https://mote.example/abc');
  });

  test('sent twice at once is one, with its parts once', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const form = occasionForm(town, course, { share1_for: town.administration, share1_seats: '5' });
    const answers = await Promise.all([1, 2, 3].map(() => planner.post('/training/occasions/new', form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const count = async (table: string) =>
      (await town.owner<{ n: number }>(`select count(*)::int n from ${table} where occasion_id = $1`, [form.id]))[0]?.n;
    expect(await count('training.part')).toBe(2);
    expect(await count('training.audience')).toBe(1);
    expect(await count('training.seat_share')).toBe(1);
    expect(await town.owner(`select 1 from audit.entry where subject_id = $1`, [form.id])).toHaveLength(1);
  });

  test('more rows on request, with everything typed still there and nothing saved', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const form = occasionForm(town, course, { place: 'Åby bibliotek', seats: 'fyrtio' });
    const page = await planner.post('/training/occasions/new', { ...form, press: 'more_parts' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('name="part6_day"');
    expect(page.text).toContain('value="Åby bibliotek"');
    expect(page.text).toContain('value="fyrtio"');
    expect(page.text).toContain(`value="${form['part2_day']}"`);
    expect(page.text).not.toContain('behöver rättas');
    expect((await planner.post('/training/occasions/new', { ...form, press: 'more_shares' })).text).toContain('share4_for');
    expect((await planner.post('/training/occasions/new', { ...form, press: 'more_holds' })).text).toContain('hold4_for');
    expect(await town.owner('select 1 from training.occasion where id = $1', [form.id])).toEqual([]);
  });

  test('trainers: those approved for the course first, the rest by name; the neighbour’s are not offered', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const next = await ground.municipality();
    await next.person({ given: 'Grannens', family: 'Utbildare', roles: { trainer: next.id } });
    for (let n = 10; n < 24; n++) await town.person({ given: `Utbildare${n}`, family: 'X', roles: { trainer: town.id } });
    const approved = await town.person({ given: 'Åsa', family: 'Godkänd' });
    await town.owner('insert into training.trainer_approval (person_id, course_id, organisation_id) values ($1, $2, $3)', [
      ...[approved.personId, course, town.id],
    ]);
    const page = (await planner.get(`/training/occasions/new?course=${course}`)).text;
    expect(page.indexOf('Åsa Godkänd<')).toBeGreaterThan(0);
    expect(page.indexOf('Åsa Godkänd<')).toBeLessThan(page.indexOf('Utbildare10 X – inte godkänd'));
    expect(page).not.toContain('Utbildare23');
    expect(page).not.toContain('Grannens');
    const form = occasionForm(town, course, { press: 'find', find: 'utbildare23', trainers: approved.personId });
    const found = (await planner.post('/training/occasions/new', form)).text;
    expect(found).toContain('Utbildare23');
    expect(found).not.toContain('Utbildare10');
    expect(found).toMatch(new RegExp(`value="${approved.personId}" checked`)); // whoever is chosen stays
  });

  test('six sittings stand in the order of time, however they were typed', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const parts = Object.fromEntries(
      [6, 3, 1, 5, 2, 4].flatMap((week, i) => [
        [`part${i + 1}_day`, day(20 + 7 * week)],
        [`part${i + 1}_start`, '13.00'],
        [`part${i + 1}_end`, '16.00'],
      ]),
    );
    const form = occasionForm(town, course, { part_rows: '6', ...parts });
    await planner.post('/training/occasions/new', form);
    const rows = await town.owner<{ number: number; starts_at: Date }>(
      'select number, starts_at from training.part where occasion_id = $1 order by number',
      [form.id],
    );
    const starts = rows.map(({ starts_at }) => starts_at.getTime());
    expect(starts).toHaveLength(6);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  test('planned like an earlier one: everything but the days is filled in', async () => {
    const { planner, id, form } = await plannedOccasion(ground, { label: 'Kväll', sign_up: '', opens_day: day(3) });
    const page = (await planner.get(`/training/occasions/new?like=${id}`)).text;
    expect(page).toContain('Allt utom dagarna är hämtat från ett tidigare tillfälle');
    expect(page).toContain('value="Kväll"');
    expect(page).toContain('value="Stadshuset, sal Eken"');
    expect(page).toContain('value="09:00"');
    expect(page).not.toContain(String(form['part1_day']));
    expect(page).not.toContain(day(3));
    expect(page).not.toContain(`value="${id}"`);
  });

  test('without parts is a list of interest, which gets its date and becomes a queue in order of arrival', async () => {
    const { town, planner, id, at, form } = await plannedOccasion(ground, {
      ...{ part1_day: '', part1_start: '', part1_end: '', part2_day: '', part2_start: '', part2_end: '' },
      seats: '2',
    });
    const people = await town.people(3);
    expect((await people[0]!.get(at)).text).toContain('Datum är inte bestämt');
    for (const person of people) await person.post(`${at}/sign-up`);
    expect((await entriesOf(town, id)).map(({ state }) => state)).toEqual(['interested', 'interested', 'interested']);
    expect((await people[0]!.get(at)).text).toContain('3 har anmält intresse för 2 platser.');
    const dated = { part1_day: day(40), part1_start: '9.00', part1_end: '12.00' };
    expect((await planner.post(`${at}/edit`, { ...form, ...dated })).status).toBe(303);
    const entries = await entriesOf(town, id);
    expect(entries.map(({ state, number }) => [state, number])).toEqual([
      ['waiting', 1],
      ['waiting', 2],
      ['waiting', 3],
    ]);
    const offered = await town.owner<{ person_id: string }>(
      `select e.person_id from training.offer f join training.enrolment e on e.id = f.enrolment_id
       where f.occasion_id = $1 and f.state = 'pending' order by e.number`,
      [id],
    );
    expect(offered.map(({ person_id }) => person_id)).toEqual([people[0]!.personId, people[1]!.personId]);
    const page = await planner.post(`${at}/edit`, form);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Tillfället har redan datum.');
  });
});
