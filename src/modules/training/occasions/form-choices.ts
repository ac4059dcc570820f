import type { Read } from '#platform/db/db.ts';
import { listOwnOrganisations } from '../courses/course.queries.ts';
import { listInvitable, listPlannableCourses, listPossibleTrainers, listShareable } from './choices.queries.ts';
import type { Typed } from './read-occasion.ts';

export type FormChoices = Awaited<ReturnType<typeof listChoices>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ids = (value: Typed[string] | undefined): string[] => [value ?? []].flat().filter((one) => UUID.test(one));

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
