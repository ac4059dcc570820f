// What the tests of occasions begin with: a published course of a town of its own, and a form filled in.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { localDate } from '#platform/i18n/dates.ts';
import type { openTown, Town } from '#test/town.ts';

type Ground = Awaited<ReturnType<typeof openTown>>;
export type Fields = Record<string, string | string[]>;

/** A day so many days from now, as a date field has it. */
export const day = (inDays: number): string => localDate(new Date(Date.now() + inDays * 86_400_000));

export async function plannedCourse(ground: Ground, more: Fields = {}) {
  const town = await ground.municipality();
  const planner = await town.person({ roles: { course_planner: town.id } });
  const course = randomUUID();
  const form: Fields = {
    id: course,
    organisation_id: town.id,
    title: 'Se våldet – grund',
    level: 'basic',
    form: 'classroom',
    summary: 'Att se, fråga och handla.',
    approval: 'none',
    late_counts: 'yes',
    ...more,
  };
  expect((await planner.post('/training/courses/new', form)).status).toBe(303);
  expect((await planner.post(`/training/courses/${course}/publish`)).status).toBe(303);
  return { town, planner, course };
}

/** Two half-days in a month's time, twenty seats. */
export const occasionForm = (town: Town, course: string, more: Fields = {}): Fields & { id: string } => ({
  id: randomUUID(),
  course_id: course,
  organiser_id: town.id,
  part_rows: '3',
  part1_day: day(30),
  part1_start: '9.00',
  part1_end: '12.00',
  part2_day: day(37),
  part2_start: '09:00',
  part2_end: '12:00',
  place: 'Stadshuset, sal Eken',
  seats: '20',
  offer_hours: '48',
  final_call_days: '3',
  public_calendar: 'yes',
  audience_own: town.id,
  ...(more as { id?: string }),
});
