import { tellOfCertificates } from './certificates.ts';
import { lookAhead, planTable } from './coming.ts';
import { planShared } from './coming-shared.ts';
import { planStates } from './coming-states.ts';
import { inviteOutside, planConference } from './conference.ts';
import { add, type County } from './county.ts';
import { layOutCourses } from './courses.ts';
import { layOutGroups } from './groups.ts';
import { tellHistory } from './history.ts';
import { layOut } from './organisations.ts';
import { castPersonas } from './personas.ts';
import { giveRoles } from './roles.ts';
import { employ } from './staff.ts';
import { findManagers } from './story.ts';

/** The demo county as it is on a day: always the same people and stories, with days counted from that day. */
export function imagineCounty(today: string): County {
  const county: County = { today, units: [], people: [], rows: {}, trained: new Map(), freed: [], busy: new Map(), changes: [] };
  const places = layOut(county);
  employ(county, places);
  inviteOutside(county, places);
  const personas = castPersonas(county, places);
  giveRoles(county, personas);
  const courses = layOutCourses(county, places);
  const groups = layOutGroups(county, places, courses);
  const story = { places, personas, courses, groups, managerOf: findManagers(county) };
  tellHistory(county, story);
  tellOfCertificates(county, story);
  const ahead = lookAhead(county, story);
  planTable(ahead);
  planShared(ahead);
  planStates(ahead);
  planConference(ahead);
  number(county);
  return county;
}

/** The HR system's numbers, by which a staff import knows people again. */
function number(county: County): void {
  county.people.forEach((person, i) => {
    for (const employer of new Set(person.jobs.map(({ unit }) => unit.employer))) {
      if (employer.kind !== 'municipality') continue;
      add(county, 'organisation.staff_number', {
        municipality_id: employer.id,
        number: String(100_000 + i * 7),
        person_id: person.id,
      });
    }
  });
}
