// The catalogue. Ekhaga owns its own courses, the region's knowledge centre those it arranges for all twelve.

import { add, type County, type Row } from './county.ts';
import { courseTexts } from './course-texts.ts';
import { plusDays } from './days.ts';
import type { Places } from './organisations.ts';
import { random } from './random.ts';

export type CourseKey = keyof typeof courseTexts;
export type Courses = Readonly<Record<CourseKey, Row<'training.course'> & { id: string; title: string }>>;

type Facts = Omit<Row<'training.course'>, 'id' | 'organisation_id' | 'title' | 'summary' | 'body' | 'material' | 'length_text'>;

const facts: Readonly<Record<CourseKey, Facts>> = {
  see: { level: 'basic' },
  web: { level: 'basic', form: 'web_course', accepts_external: true },
  ask: { level: 'basic' },
  yearly: { level: 'basic', validity_months: 12 },
  elders: { level: 'deepening' },
  honour: { level: 'deepening', approval: 'manager' },
  children: { level: 'deepening', form: 'mixed' },
  risk: { level: 'deepening' },
  fathers: { level: 'specialist', approval: 'manager', parts_to_complete: 3 },
  trainers: { level: 'trainers', parts_to_complete: 5 },
  conference: { level: 'conference' },
  addiction: { level: 'deepening' },
  steps: { level: 'specialist' },
  before: { level: 'basic' },
};

/** Arranged by the centre for everybody. */
const shared: readonly CourseKey[] = ['children', 'fathers', 'addiction', 'steps'];

export function layOutCourses(county: County, { ekhaga, centre }: Places): Courses {
  const by = random('courses');
  const made = {} as Record<CourseKey, Courses[CourseKey]>;
  for (const key of Object.keys(courseTexts) as CourseKey[]) {
    made[key] = {
      id: by.uuid(),
      organisation_id: shared.includes(key) ? centre.id : ekhaga.id,
      ...courseTexts[key],
      ...facts[key],
      published_at: key === 'steps' ? null : plusDays(county.today, -1200),
      retired_at: key === 'before' ? plusDays(county.today, -700) : null,
      leads_to_trainer_of: null,
      created_at: plusDays(county.today, -1210),
    };
  }
  made.trainers.leads_to_trainer_of = made.see.id;
  // The course a trainers' course leads to comes first: one refers to the other.
  for (const course of Object.values(made)) add(county, 'training.course', course);
  add(county, 'training.prerequisite', { course_id: made.trainers.id, required_id: made.see.id });
  add(county, 'training.prerequisite', { course_id: made.steps.id, required_id: made.children.id });
  return made;
}
