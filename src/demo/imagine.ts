import { planComing } from './coming.ts';
import type { County } from './county.ts';
import { layOutCourses } from './courses.ts';
import { layOutGroups } from './groups.ts';
import { layOut } from './organisations.ts';
import { castPersonas } from './personas.ts';
import { giveRoles } from './roles.ts';
import { employ } from './staff.ts';

/** The demo county as it is on a day: always the same people and stories, with days counted from that day. */
export function imagineCounty(today: string): County {
  const county: County = { today, units: [], people: [], rows: {} };
  const places = layOut(county);
  employ(county, places);
  const personas = castPersonas(county, places);
  giveRoles(county, personas);
  const courses = layOutCourses(county, places);
  const groups = layOutGroups(county, places, courses);
  planComing(county, { places, personas, courses, groups });
  return county;
}
