import type { Read } from '#platform/db/db.ts';
import { isId } from '#platform/http/param.ts';
import { listOwnOrganisations } from '../courses/course.queries.ts';
import { listInvitable, listPlannableCourses, listPossibleTrainers, listShareable } from './choices.queries.ts';
import type { Typed } from './read-occasion.ts';

export type FormChoices = Awaited<ReturnType<typeof listChoices>>;

const ids = (value: Typed[string] | undefined): string[] => [value ?? []].flat().filter(isId);

/** Everything the form lets one choose among, given what is chosen already. */
export async function listChoices(db: Read, values: Typed) {
  const invitable = await listInvitable(db);
  const everyone = [...invitable.own, ...invitable.county, ...invitable.others].map(({ id }) => id);
  const [course] = ids(values['course_id']);
  return {
    courses: await listPlannableCourses(db),
    organisers: await listOwnOrganisations(db),
    invitable,
    shareable: await listShareable(db, everyone),
    trainers: course ? await listPossibleTrainers(db, course, ids(values['trainers']), String(values['find'] ?? '')) : [],
  };
}
