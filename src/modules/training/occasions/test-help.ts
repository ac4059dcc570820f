// What the tests of courses and occasions begin with: forms filled in, a published course in a town of its own.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { organisation, readerOf } from '#organisation';
import { localDate } from '#platform/i18n/dates.ts';
import { letterSender } from '#platform/rooms.ts';
import type { openTown, Town } from '#test/town.ts';
import { training } from '#training';

export type Ground = Awaited<ReturnType<typeof openTown>>;
export type Fields = Record<string, string | string[]>;
type Filled = Fields & { id: string; title: string };

/** A day so many days from now, as a date field has it. */
export const day = (inDays: number): string => localDate(new Date(Date.now() + inDays * 86_400_000));

export const courseForm = (town: Town, more: Fields = {}): Filled =>
  ({
    id: randomUUID(),
    organisation_id: town.id,
    title: 'Se våldet – grund',
    level: 'basic',
    form: 'classroom',
    length_text: 'tre halvdagar',
    summary: 'Att se, fråga och handla.',
    validity_months: '12',
    approval: 'none',
    parts_to_complete: '',
    late_counts: 'yes',
    ...more,
  }) as Filled;

export async function plannedCourse(ground: Ground, more: Fields = {}) {
  const town = await ground.municipality();
  const planner = await town.person({ given: 'Petra', family: 'Planerare', roles: { course_planner: town.id } });
  const form = courseForm(town, more);
  expect((await planner.post('/training/courses/new', form)).status).toBe(303);
  expect((await planner.post(`/training/courses/${form.id}/publish`)).status).toBe(303);
  return { town, planner, course: form.id };
}

/** Two half-days in a month's time, twenty seats, for the whole town. */
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

/** A published occasion, planned through the form. */
export async function plannedOccasion(ground: Ground, more: Fields = {}, course: Fields = {}) {
  const planned = await plannedCourse(ground, course);
  const form = occasionForm(planned.town, planned.course, more);
  const at = `/training/occasions/${form.id}`;
  const made = await planned.planner.post('/training/occasions/new', form);
  expect(made.status, made.text.slice(0, 2000)).toBe(303);
  expect((await planned.planner.post(`${at}/publish`)).status).toBe(303);
  return { ...planned, form, id: form.id, at };
}

export type SentLetter = { kind: string; person_id: string; subject: string; body: string; calendar: string | null };

/** Sends what waits in the outbox, and says what was sent of these kinds. */
export async function sentLetters(ground: Ground, about: string, kinds: readonly string[]): Promise<SentLetter[]> {
  await letterSender(ground.house.config, [organisation, training], readerOf)(ground.house.worker.db);
  const { rows } = await sql<SentLetter>`select l.kind, l.person_id, l.subject, l.body, l.calendar from mail.letter l
    join training.enrolment e on e.id::text = l.about ->> 'enrolment'
    where e.occasion_id = ${about} and l.kind = any (${kinds}) and l.sent_at is not null order by l.created_at`.execute(
    ground.house.worker.db,
  );
  return rows;
}
