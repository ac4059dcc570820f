import { add, type County, jobOn } from './county.ts';
import { plusDays } from './days.ts';
import type { Personas } from './personas.ts';

/** Every leader manages her unit; the neighbours have a coordinator each. The personas have theirs already. */
export function giveRoles(county: County, personas: Personas): void {
  const cast = new Set(Object.values(personas));
  const coordinated = new Set([personas['neighbour-coordinator'].jobs.at(-1)!.unit.employer]);
  for (const person of county.people) {
    const job = jobOn(person, county.today);
    if (!job || cast.has(person)) continue;
    const grant = (role: string, organisation_id: string) =>
      add(county, 'access.role_grant', {
        person_id: person.id,
        role,
        organisation_id,
        valid_from: grantedFrom(job.from, county.today),
      });
    if (job.leads) grant('manager', job.unit.id);
    const { employer } = job.unit;
    if (!job.leads && employer.code && employer.code > '9901' && employer.kind === 'municipality' && !coordinated.has(employer)) {
      coordinated.add(employer);
      grant('coordinator', employer.id);
    }
  }
}

const grantedFrom = (from: string, today: string) => (from > plusDays(today, -900) ? from : plusDays(today, -900));
