import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { courseForm, type Fields, occasionForm, plannedCourse } from '../occasions/test-help.ts';

const ground = await openTown();

describe('a course form that must be mended', () => {
  test.each<[string, Fields, string]>([
    ['no name', { title: '' }, 'Fyll i'],
    ['too long a name', { title: 'x'.repeat(161) }, '160'],
    ['no level', { level: '' }, 'Välj'],
    ['an invented level', { level: 'master' }, 'Välj'],
    ['a validity of no months', { validity_months: '0' }, '120'],
    ['a validity that is no number', { validity_months: 'ett år' }, '120'],
    ['parts that are no number', { parts_to_complete: '-1' }, '60'],
    ['a required course that is not there', { requires: [randomUUID()] }, 'En av kurserna finns inte längre'],
    ['somebody else’s organisation', { organisation_id: randomUUID() }, 'Välj en organisation som du planerar för'],
    ['no trainers’ course but one to lead', { leads_to_trainer_of: randomUUID() }, 'Bara en kurs på nivån Utbilda utbildare'],
  ])('%s: a sentence at the field, what was typed kept, nothing written', async (_, wrong, said) => {
    const town = await ground.municipality();
    const planner = await town.person({ roles: { course_planner: town.id } });
    const form = courseForm(town, { summary: 'En mening som är skriven.', ...wrong });
    const page = await planner.post('/training/courses/new', form);
    expect(page.status).toBe(422);
    expect(page.text).toContain(said);
    expect(page.text).toContain('En mening som är skriven.');
    expect(await town.owner('select id from training.course where id = $1', [form.id])).toEqual([]);
  });

  test('a circle of requirements is said by name, and the database refuses it too', async () => {
    const { town, planner, course: basic } = await plannedCourse(ground, { title: 'Grunden' });
    const middle = courseForm(town, { title: 'Mitten', requires: [basic] });
    await planner.post('/training/courses/new', middle);
    const top = courseForm(town, { title: 'Toppen', requires: [middle.id] });
    await planner.post('/training/courses/new', top);
    const page = await planner.post(`/training/courses/${basic}/edit`, courseForm(town, { id: basic, requires: [top.id] }));
    expect(page.status).toBe(422);
    expect(page.text).toContain('”Toppen” kräver i sin tur den här kursen.');
    const self = await planner.post(`/training/courses/${basic}/edit`, courseForm(town, { id: basic, requires: [basic] }));
    expect(self.text).toContain('En kurs kan inte kräva sig själv.');
    const insert = town.owner('insert into training.prerequisite values ($1, $2)', [basic, top.id]);
    await expect(insert).rejects.toThrow(/would require itself/);
  });

  test('two halves of a circle written at once: one of them is refused', async () => {
    const { town, planner, course: one } = await plannedCourse(ground, { title: 'Ett' });
    const two = courseForm(town, { title: 'Två' });
    await planner.post('/training/courses/new', two);
    const answers = await Promise.all([
      planner.post(`/training/courses/${one}/edit`, courseForm(town, { id: one, requires: [two.id] })),
      planner.post(`/training/courses/${two.id}/edit`, courseForm(town, { id: two.id, requires: [one] })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await town.owner('select 1 from training.prerequisite where course_id in ($1, $2)', [one, two.id])).toHaveLength(1);
  });

  test('a course asks for no more parts than its planned occasions have', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    await planner.post('/training/occasions/new', occasionForm(town, course));
    const page = await planner.post(
      `/training/courses/${course}/edit`,
      courseForm(town, { id: course, parts_to_complete: '3', title: 'Ändrad' }),
    );
    expect(page.status).toBe(422);
    expect(page.text).toContain('Ett planerat tillfälle har färre delar än så (2).');
    expect((await planner.get(`/training/courses/${course}`)).text).not.toContain('Ändrad');
  });

  test('is published first when it says what it gives', async () => {
    const town = await ground.municipality();
    const planner = await town.person({ roles: { course_planner: town.id } });
    const form = courseForm(town, { summary: '' });
    await planner.post('/training/courses/new', form);
    const page = await planner.post(`/training/courses/${form.id}/publish`);
    expect(page.status).toBe(409);
    expect(page.text).toContain('Skriv först en mening om vad kursen ger');
  });
});

describe('somebody else’s course', () => {
  test('is not there for the neighbour’s planner, the employee or the visitor, whatever they send', async () => {
    const { town, course } = await plannedCourse(ground);
    const next = await ground.municipality();
    const neighbour = await next.person({ roles: { course_planner: next.id } });
    const employee = await town.person();
    const manager = await town.person({ roles: { manager: town.administration } });
    const at = `/training/courses/${course}`;
    for (const address of [`${at}/edit`, `${at}/publish`, `${at}/retire`, `${at}/resume`]) {
      for (const person of [neighbour, employee, manager]) {
        expect((await person.post(address, courseForm(next, { id: course, title: 'Kapad' }))).status).toBe(404);
      }
      expect((await ground.visitor().post(address, {})).status).toBe(303);
    }
    expect((await neighbour.get(`${at}/edit`)).status).toBe(404);
    expect((await neighbour.get(at)).status).toBe(200); // the catalogue is shared
    for (const id of ['new', 'not-an-id', randomUUID()]) {
      expect((await employee.get(`/training/courses/${id}`)).status).toBe(404);
    }
    // An id that is taken is not taken over.
    expect((await neighbour.post('/training/courses/new', courseForm(next, { id: course }))).status).toBe(404);
    const [row] = await town.owner<{ title: string; retired_at: Date | null }>(
      'select title, retired_at from training.course where id = $1',
      [course],
    );
    expect(row).toEqual({ title: 'Se våldet – grund', retired_at: null });
  });
});
