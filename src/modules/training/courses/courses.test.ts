import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';

const ground = await openTown();

const course = (town: Town, more: Record<string, string | string[]> = {}) => ({
  id: randomUUID(),
  organisation_id: town.id,
  title: 'Se våldet – grund',
  level: 'basic',
  form: 'classroom',
  length_text: 'tre halvdagar',
  summary: 'Att se, fråga och handla.',
  body: 'Första stycket.\n\nAndra stycket.',
  material: 'https://material.example/handbok\nHäftet Fråga',
  validity_months: '12',
  approval: 'none',
  parts_to_complete: '',
  late_counts: 'yes',
  ...more,
});

async function planned(more: Record<string, string | string[]> = {}) {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id } });
  const form = course(town, more);
  expect((await planner.post('/training/courses/new', form)).status).toBe(303);
  return { town, planner, id: form.id, at: `/training/courses/${form.id}`, form };
}

describe('a course', () => {
  test('is a draft that only its planners see, until it is published', async () => {
    const { town, planner, at } = await planned();
    const anna = await town.person();
    expect((await anna.get(at)).status).toBe(404);
    expect((await anna.get('/training')).text).not.toContain('Se våldet – grund');
    expect((await planner.get('/training')).text).toContain('Utkast och kurser ur bruk');
    expect((await planner.post(`${at}/publish`)).location).toBe(at);
    const page = await anna.get(at);
    expect(page.text).toContain('Gäller i ett år. Sedan behöver kunskapen förnyas.');
    expect(page.text).toContain('<p>Första stycket.</p><p>Andra stycket.</p>');
    expect(page.text).toContain('<a href="https://material.example/handbok">');
    expect((await anna.get('/training')).text).toContain('Se våldet – grund');
  });
});
