// Certificates from elsewhere: the national web course, told to the manager, who approves or does not.
import { certificateFile } from './certificate-file.ts';
import { add, type County, jobOn, type Person } from './county.ts';
import { daysBetween, plusDays } from './days.ts';
import { formerOf, know } from './held.ts';
import { employerAt } from './occasions.ts';
import { random } from './random.ts';
import type { Story } from './story.ts';

const ISSUER = 'Nationellt centrum för kvinnofrid (NCK)';

export function tellOfCertificates(county: County, { groups, personas, places, courses, managerOf }: Story): void {
  const by = random('certificates');
  const { ekhaga, unit } = places;
  const claim = (person: Person, on: string, state: 'approved' | 'claimed' | 'rejected', reason?: string) => {
    const file = state === 'claimed' ? certificateFile(by.uuid(), person, on) : null;
    if (file) add(county, 'platform.file', file);
    add(county, 'training.completion', {
      file_id: file?.id ?? null,
      person_id: person.id,
      course_id: courses.web.id,
      completed_on: on,
      source: 'external',
      state,
      issuer: ISSUER,
      earned_at_employer: employerAt(person, on).id,
      created_at: new Date(`${plusDays(on, 2)}T13:20:00Z`),
      decided_by: state === 'claimed' ? null : (managerOf(person) ?? personas.manager).id,
      decided_at: state === 'claimed' ? null : new Date(`${plusDays(on, 5)}T09:10:00Z`),
      reason: reason ?? null,
    });
    if (state === 'approved') know(county, courses.web.id, person);
  };
  const since = (person: Person) => Math.min(1040, daysBetween(person.jobs[0]!.from, county.today));
  const settled = (list: readonly Person[]) => list.filter((p) => since(p) > 20 && !jobOn(p, county.today)!.leads);

  const school = by.shuffle(settled(groups.school));
  const eager = new Set(
    by
      .shuffle(places.staffed.filter(({ unit: u }) => ['school', 'preschool'].includes(u.sector ?? '')))
      .slice(0, 11)
      .map(({ unit: u }) => u),
  );
  school.sort((a, b) => Number(eager.has(jobOn(b, county.today)!.unit)) - Number(eager.has(jobOn(a, county.today)!.unit)));
  // The keen schools first, but nowhere everybody.
  const chosen = [...school.filter(() => by.chance(0.62)), ...school].filter((p, i, all) => all.indexOf(p) === i).slice(0, 388);
  for (const person of chosen) claim(person, plusDays(county.today, -by.whole(8, since(person) - 5)), 'approved');
  for (const person of formerOf(county, ekhaga, ({ unit: u }) => u.sector === 'school' || u.sector === 'preschool').slice(
    0,
    140,
  )) {
    const { from, until } = person.jobs.at(-1)!;
    const start = plusDays(county.today, -1040);
    const day = plusDays(from > start ? from : start, by.whole(10, 400));
    if (until && day < until) claim(person, day, 'approved');
  }
  claim(personas.employee, plusDays(county.today, -96), 'approved');
  const north = settled(groups.elderly).filter(
    (p) => jobOn(p, county.today)!.unit === unit('Hemtjänst Norr') && p !== personas.employee && !p.protected,
  );
  for (const person of by.shuffle(north).slice(0, 2)) claim(person, plusDays(county.today, -by.whole(5, 12)), 'claimed');
  const rest = school.filter((p) => !chosen.includes(p) && !p.protected);
  for (const person of rest.slice(0, 7)) claim(person, plusDays(county.today, -by.whole(3, 15)), 'claimed');
  for (const person of rest.slice(7, 10)) {
    claim(
      person,
      plusDays(county.today, -by.whole(60, 300)),
      'rejected',
      'Samtalet på arbetsplatsen återstår. Lämna in igen när vi har haft det.',
    );
  }
}
