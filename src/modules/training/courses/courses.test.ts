import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { courseForm, plannedCourse } from '../occasions/test-help.ts';

const ground = await openTown();

describe('a course', () => {
  test('is a draft that only its planners see, until it is published', async () => {
    const town = await ground.municipality();
    const planner = await town.person({ roles: { course_planner: town.id } });
    const anna = await town.person();
    const form = courseForm(town, {
      body: 'Första stycket.\n\nAndra stycket.',
      material: 'https://material.example/bok\nHäftet',
    });
    const at = `/training/courses/${form.id}`;
    expect((await planner.post('/training/courses/new', form)).location).toBe(at);
    expect((await anna.get(at)).status).toBe(404);
    expect((await anna.get('/training')).text).not.toContain(form.title);
    expect((await planner.get('/training')).text).toContain('Utkast och kurser ur bruk');
    expect((await planner.post(`${at}/publish`)).location).toBe(at);
    const page = await anna.get(at);
    expect(page.text).toContain('Gäller i ett år. Sedan behöver kunskapen förnyas.');
    expect(page.text).toContain('<p>Första stycket.</p><p>Andra stycket.</p>');
    expect(page.text).toContain('>material.example/bok</a>');
    expect(page.text).not.toContain('För dig som planerar');
    expect((await anna.get('/training')).text).toContain(form.title);
  });

  test('sent twice is one course, with one trace', async () => {
    const town = await ground.municipality();
    const planner = await town.person({ roles: { course_planner: town.id } });
    const form = courseForm(town);
    const answers = await Promise.all([1, 2, 3].map(() => planner.post('/training/courses/new', form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const [courses] = await town.owner<{ n: number }>('select count(*)::int n from training.course where id = $1', [form.id]);
    const [traces] = await town.owner<{ n: number }>('select count(*)::int n from audit.entry where subject_id = $1', [form.id]);
    expect([courses?.n, traces?.n]).toEqual([1, 1]);
  });

  test('tells what one needs first, and whether one has it and it is still valid', async () => {
    const { town, planner, course: basic } = await plannedCourse(ground, { title: 'Grunden' });
    const form = courseForm(town, { title: 'Fördjupningen', requires: [basic] });
    await planner.post('/training/courses/new', form);
    await planner.post(`/training/courses/${form.id}/publish`);
    const at = `/training/courses/${form.id}`;
    const anna = await town.person();
    expect((await anna.get(at)).text).toContain('Du saknar den');
    const complete = (until: string | null) =>
      town.owner(
        `insert into training.completion (person_id, course_id, completed_on, valid_until, source, code)
         values ($1, $2, '2024-01-10', $3, 'external', $4)`,
        [anna.personId, basic, until, until ? 'ABCD-EFGH-0001' : 'ABCD-EFGH-0002'],
      );
    await complete('2025-01-10');
    expect((await anna.get(at)).text).toContain('Gick ut <span class="day">2025-01-10</span>');
    await complete(null);
    expect((await anna.get(at)).text).toContain('Du har den');
  });

  test('meant for my target group stands first; others’ courses only in the whole catalogue', async () => {
    const { town, planner, course } = await plannedCourse(ground, { title: 'Öppen för äldreomsorgen' });
    const other = courseForm(town, { title: 'Allmän' });
    await planner.post('/training/courses/new', other);
    await planner.post(`/training/courses/${other.id}/publish`);
    const group = randomUUID();
    await town.owner(`insert into training.target_group (id, organisation_id, name) values ($1, $2, 'Äldreomsorgen')`, [
      ...[group, town.id],
    ]);
    await town.owner(`insert into training.target_rule (group_id, sector) values ($1, 'elderly_care')`, [group]);
    await town.owner(`insert into training.course_target (course_id, group_id, share, due_on) values ($1, $2, 1, '2027-01-01')`, [
      ...[course, group],
    ]);
    const anna = await town.person();
    const page = (await anna.get('/training')).text;
    expect(page.indexOf('För din målgrupp')).toBeGreaterThan(0);
    expect(page.indexOf('Öppen för äldreomsorgen')).toBeLessThan(page.indexOf('Allmän'));
    expect((await anna.get(`/training/courses/${course}`)).text).toContain('Äldreomsorgen');

    const neighbour = await (await ground.municipality()).person();
    expect((await neighbour.get('/training')).text).not.toContain('Öppen för äldreomsorgen');
    expect((await neighbour.get('/training?show=all')).text).toContain('Öppen för äldreomsorgen');
    expect((await neighbour.get('/training?show=all&level=specialist')).text).not.toContain('Öppen för äldreomsorgen');
    expect((await neighbour.get('/training?show=all&q=%C3%B6ppen%20f%C3%B6r')).text).toContain('Öppen för äldreomsorgen');
    expect((await neighbour.get('/training?show=all&q=%25')).text).toContain('Ingen kurs stämmer med urvalet');
  });

  test('taken out of use is planned no more, and can be taken up again', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const at = `/training/courses/${course}`;
    const anna = await town.person();
    await planner.post(`${at}/retire`);
    expect((await anna.get('/training')).text).not.toContain('Se våldet – grund');
    expect((await anna.get(at)).text).toContain('Kursen är ur bruk sedan');
    expect((await planner.get('/training/occasions/new')).text).not.toContain(course);
    await planner.post(`${at}/resume`);
    expect((await anna.get('/training')).text).toContain('Se våldet – grund');
  });
});
