import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { day, type Fields, occasionForm, plannedCourse, plannedOccasion } from './test-help.ts';

const ground = await openTown();

describe('an occasion form that must be mended', () => {
  test.each<[string, Fields, string, string]>([
    ['no course', { course_id: '' }, 'course_id', 'Välj en kurs.'],
    ['a course that is not there', { course_id: randomUUID() }, 'course_id', 'Välj en kurs.'],
    ['somebody else’s organiser', { organiser_id: randomUUID() }, 'organiser_id', 'Välj en arrangör som du planerar för.'],
    ['no seats', { seats: '0' }, 'seats', '5'],
    ['seats in words', { seats: 'många' }, 'seats', '5'],
    ['a link that is none', { online_link: 'javascript:alert(1)' }, 'online_link', 'https://'],
    ['half a row', { part3_start: '9.00' }, 'part3_day', 'Fyll i vilken dag, eller töm hela raden.'],
    ['a day that does not exist', { part1_day: '2026-02-30' }, 'part1_day', 'Skriv en dag som finns'],
    ['a day far ahead', { part1_day: '9999-12-31' }, 'part1_day', 'Dagen ligger för långt fram. Välj en dag inom fem år.'],
    ['a day long ago', { part2_day: '1900-01-01' }, 'part2_day', 'Dagen ligger för långt tillbaka.'],
    ['a day to sign up far ahead', { closes_day: '9999-12-31' }, 'closes_day', 'Dagen ligger för långt fram.'],
    ['a time that does not exist', { part1_start: '25.00' }, 'part1_start', 'Skriv ett klockslag'],
    ['an end before the start', { part1_end: '8.00' }, 'part1_end', 'Delen måste sluta efter att den har börjat.'],
    ['parts over each other', { part2_day: day(30), part2_start: '11.00' }, 'part2_start', 'innan den förra är slut'],
    ['nobody invited', { audience_own: '' }, 'audience_own', 'Kryssa för minst en'],
    ['an unknown organisation', { audience_own: randomUUID() }, 'audience_own', 'En av organisationerna finns inte'],
    ['closing before opening', { opens_day: day(9), closes_day: day(8) }, 'closes_day', 'efter att den har öppnat'],
    ['closing after the start', { closes_day: day(31) }, 'closes_day', 'efter att kursen har börjat'],
    ['opening after the start', { opens_day: day(31) }, 'opens_day', 'öppna innan kursen börjar'],
    ['a time without a day', { opens_time: '9.00' }, 'opens_day', 'Fyll i vilken dag'],
    ['no time to answer', { offer_hours: '0' }, 'offer_hours', '336'],
    ['a trainer nobody knows', { trainers: randomUUID() }, 'trainers', 'Någon av utbildarna kan inte väljas'],
    ['a share for nobody', { share1_seats: '3' }, 'share1_for', 'Välj för vem'],
  ])('%s: a sentence at the field, what was typed kept, nothing written', async (_, wrong, at, said) => {
    const { town, planner, course } = await plannedCourse(ground);
    const form = occasionForm(town, course, { label: 'Sådan den skrevs', ...wrong });
    const page = await planner.post('/training/occasions/new', form);
    expect(page.status).toBe(422);
    expect(page.text).toContain(said);
    expect(page.text).toMatch(new RegExp(`id="f-${at}(-error)?"`));
    expect(page.text).toContain(`href="#f-${at}"`);
    expect(page.text).toContain('value="Sådan den skrevs"');
    expect(await town.owner('select 1 from training.occasion where id = $1', [form.id])).toEqual([]);
  });

  test('every fault is said at once', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const wrong = { seats: '', part1_day: 'i morgon', online_link: 'http://x.example', audience_own: '', closes_day: 'sen' };
    const page = await planner.post('/training/occasions/new', occasionForm(town, course, wrong));
    expect(page.text).toContain('5 uppgifter behöver rättas');
  });

  test('what one must look up is said in the same round as what was mistyped, in the order of the page', async () => {
    const { town, planner, course } = await plannedCourse(ground, { parts_to_complete: '3' });
    const wrong = { organiser_id: randomUUID(), seats: '0', part2_end: '8.00', trainers: randomUUID(), closes_day: day(31) };
    const page = await planner.post('/training/occasions/new', occasionForm(town, course, { ...wrong, share1_seats: '2' }));
    const summary = page.text.slice(page.text.indexOf('ds-error-summary'));
    const linked = [...summary.slice(0, summary.indexOf('</ul>')).matchAll(/href="#f-(\w+)"/g)].map(([, name]) => name);
    const inOrder = ['organiser_id', 'part1_day', 'part2_end', 'trainers', 'seats', 'share1_for', 'closes_day'];
    expect(linked).toEqual(inOrder);
  });

  test('an empty form says all that is missing', async () => {
    const { planner } = await plannedCourse(ground);
    const page = await planner.post('/training/occasions/new', { id: randomUUID() });
    expect(page.status).toBe(422);
    for (const name of ['course_id', 'organiser_id', 'audience_own', 'seats', 'offer_hours', 'final_call_days'])
      expect(page.text).toContain(`href="#f-${name}"`);
  });

  test('kept seats: never more than the seats, never twice, never for the uninvited, never past the start', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const other = await ground.municipality();
    const administration = await town.newAdministration('Skolförvaltningen', 'school');
    const post = (more: Fields) => planner.post('/training/occasions/new', occasionForm(town, course, more));
    const share = { share1_for: town.administration, share1_seats: '12' };
    const hold = { hold1_for: administration, hold1_seats: '9', hold_release: day(10) };
    expect((await post({ ...share, ...hold })).text).toContain('Tillsammans hålls 21 platser, men tillfället har 20.');
    expect((await post({ ...share, share2_for: town.administration, share2_seats: '1' })).text).toContain('redan på en rad');
    expect((await post({ share1_for: other.id, share1_seats: '1' })).text).toContain('bara hållas för dem som får anmäla sig');
    expect((await post({ share1_for: administration, share1_seats: '-2' })).text).toContain('minst 1');
    expect((await post({ ...hold, hold_release: '' })).text).toContain('Välj dagen då platserna släpps.');
    expect((await post({ ...hold, hold_release: day(0) })).text).toContain('Välj en dag som inte har varit.');
    expect((await post({ ...hold, hold_release: day(30) })).text).toContain('släppas innan kursen börjar');
    expect((await post({ ...share, share1_release: day(-1) })).text).toContain('Välj en dag som inte har varit.');
    expect((await post({ ...share, ...hold, seats: '21' })).status).toBe(303);
  });

  test('a course that takes three parts is not planned in two', async () => {
    const { town, planner, course } = await plannedCourse(ground, { parts_to_complete: '3' });
    const page = await planner.post('/training/occasions/new', occasionForm(town, course));
    expect(page.status).toBe(422);
    expect(page.text).toContain('Kursen kräver 3 delar för att bli klar, men tillfället har 2.');
  });

  test('a retired course is planned no more; a draft course holds its occasion back', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const form = occasionForm(town, course);
    await planner.post(`/training/courses/${course}/retire`);
    expect((await planner.post('/training/occasions/new', form)).text).toContain('Kursen är ur bruk.');
    await planner.post(`/training/courses/${course}/resume`);
    await planner.post('/training/occasions/new', form);
    await town.owner('update training.course set published_at = null where id = $1', [course]);
    const page = await planner.post(`/training/occasions/${form.id}/publish`);
    expect(page.status).toBe(409);
    expect(page.text).toContain('Kursen är ett utkast.');
  });

  test('nowhere to go is not published', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const form = occasionForm(town, course, { place: '' });
    await planner.post('/training/occasions/new', form);
    const page = await planner.post(`/training/occasions/${form.id}/publish`);
    expect(page.status).toBe(409);
    expect(page.text).toContain('Säg först var tillfället hålls');
    const shown = await planner.get(`/training/occasions/${form.id}`);
    expect(shown.text).toContain(`href="/training/occasions/${form.id}/edit#f-place"`);
    expect((await planner.get(`/training/occasions/${form.id}/edit`)).text).toContain('id="f-place"');
  });
});

describe('a clash', () => {
  test('of room or trainer is said before saving, and saved when one says so', async () => {
    const { town, planner, course, form } = await plannedOccasion(ground);
    const trainer = await town.person({ given: 'Tove', family: 'Tränare', roles: { trainer: town.id } });
    await planner.post(`/training/occasions/${form.id}/edit`, { ...form, trainers: trainer.personId });
    const second = occasionForm(town, course, { part1_start: '11.00', part1_end: '13.00', part2_day: '', part2_start: '' });
    const alone = { ...second, part2_end: '', trainers: trainer.personId, place: 'stadshuset, sal eken ' };
    const page = await planner.post('/training/occasions/new', alone);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Del 1: stadshuset, sal eken är upptagen av Se våldet – grund');
    expect(page.text).toContain('Del 1: Tove Tränare leder Se våldet – grund');
    expect(await town.owner('select 1 from training.occasion where id = $1', [second.id])).toEqual([]);
    expect((await planner.post('/training/occasions/new', { ...alone, anyway: 'yes' })).status).toBe(303);
    const free = {
      ...occasionForm(town, course),
      part1_start: '12.00',
      part1_end: '13.00',
      part2_start: '7.00',
      part2_end: '9.00',
    };
    const other = { ...free, trainers: '', place: 'Sal Björken' };
    expect((await planner.post('/training/occasions/new', other)).status).toBe(303);
  });

  test('with an occasion one may not see says when one is busy but not with what', async () => {
    const { town, course, planner, form } = await plannedOccasion(ground);
    const trainer = await town.person({ roles: { trainer: town.id } });
    const next = await ground.municipality();
    await town.owner(
      `with o as (insert into training.occasion (course_id, organiser_id, seats, label) values ($1, $2, 5, 'Hemlig') returning id),
         p as (insert into training.part (occasion_id, number, starts_at, ends_at) select o.id, 1, p.starts_at, p.ends_at from o, training.part p where p.occasion_id = $3 and p.number = 1)
       insert into training.occasion_trainer select o.id, $4 from o`,
      [course, next.id, form.id, trainer.personId],
    );
    const page = await planner.post(`/training/occasions/${form.id}/edit`, { ...form, trainers: trainer.personId });
    expect(page.status).toBe(422);
    expect(page.text).toContain('leder ett annat tillfälle');
    expect(page.text).not.toContain('Hemlig');
  });
});
