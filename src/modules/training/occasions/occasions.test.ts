import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import { occasionForm, plannedCourse } from './test-help.ts';

const ground = await openTown();

describe('an occasion', () => {
  test('is planned, published, and seen by those who are invited', async () => {
    const { town, planner, course } = await plannedCourse(ground);
    const form = occasionForm(town, course);
    const made = await planner.post('/training/occasions/new', form);
    expect(made.status, made.text.slice(0, 3000)).toBe(303);
    const at = `/training/occasions/${form.id}`;
    const anna = await town.person();
    expect((await anna.get(at)).status).toBe(404);
    expect((await planner.post(`${at}/publish`)).status).toBe(303);
    const page = await anna.get(at);
    expect(page.status).toBe(200);
    expect(page.text).toContain('0 av 20 platser är tagna.');
  });
});
void randomUUID;
void ({} as Town);
