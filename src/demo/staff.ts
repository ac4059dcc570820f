// Who works where, since when, and who worked there before: turnover as it looks in an HR system.
import type { County, Job, Person } from './county.ts';
import { daysBetween, plusDays } from './days.ts';
import { makeAddresses, newName } from './names.ts';
import type { Places, Staffed } from './organisations.ts';
import { type Kind, work } from './professions.ts';
import { type Random, random } from './random.ts';

/** Leavers are known as far back as the HR system was imported. */
const YEARS_BACK = 4;

export function employ(county: County, places: Places): void {
  const addresses = new Map<string, ReturnType<typeof makeAddresses>>();
  for (const staffed of places.staffed) {
    const by = random(`staff ${staffed.unit.employer.name} ${staffed.unit.name}`);
    const host = hostOf(staffed.unit.employer.name);
    if (!addresses.has(host)) addresses.set(host, makeAddresses(host));
    const address = addresses.get(host)!;
    for (const profession of seats(staffed)) fillSeat(county, places, staffed, profession, by, address);
  }
  moveSome(county, places);
  workAtTwo(county, places);
}

/** 'Ekhaga kommun' → 'ekhaga.example'. */
export const hostOf = (name: string): string =>
  `${name
    .replace(/ kommun$/, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')}.example`;

/** The unit's seats by profession: its leader first. */
function seats({ people, work: of }: Staffed): string[] {
  const kind: Kind = work[of];
  const list = [kind.leader, ...Object.entries(kind.exactly ?? {}).flatMap(([name, n]) => Array<string>(n).fill(name))];
  const left = people - list.length;
  const given = kind.rest.map(([name, share]) => ({ name, n: Math.floor(left * share) }));
  given[0]!.n += left - given.reduce((sum, { n }) => sum + n, 0);
  return [...list, ...given.flatMap(({ name, n }) => Array<string>(n).fill(name))];
}

/** Today's holder of a seat, and back in time those before her. */
function fillSeat(
  county: County,
  { ekhaga }: Places,
  { unit, work: of }: Staffed,
  profession: string,
  by: Random,
  address: (name: { given: string; family: string }) => string,
): void {
  const kind: Kind = work[of];
  const leads = profession === kind.leader;
  const start = plusDays(county.today, -YEARS_BACK * 365);
  let until: string | null = null;
  for (;;) {
    const stays = Math.round((-Math.log(1 - by.next()) / kind.turnover) * 365) + 20;
    const from = plusDays(until ?? county.today, -stays);
    const early = from < start;
    const name = newName(by);
    county.people.push({
      ...name,
      id: by.uuid(),
      email: address(name),
      language: by.chance(0.02) ? 'en' : 'sv',
      protected: unit.employer === ekhaga && by.chance(0.002),
      jobs: [
        {
          unit,
          profession,
          from: early ? plusDays(start, -by.whole(30, 9000)) : from,
          until,
          leads,
          share: leads ? 1 : by.pick(kind.shares),
        },
      ],
    });
    // Not every seat is old: some were added with the years.
    if (early || by.chance(0.07)) return;
    until = plusDays(from, -(by.chance(0.4) ? by.whole(5, 80) : 0));
  }
}

/** Some came from another unit of the same municipality, and some from a neighbour: their earlier jobs stay in the list. */
function moveSome(county: County, { ekhaga, neighbours, staffed }: Places): void {
  const by = random('moves');
  for (const person of county.people) {
    const first = person.jobs[0]!;
    const recent = daysBetween(first.from, county.today) < YEARS_BACK * 365;
    if (!recent || first.leads || first.unit.employer !== ekhaga || !by.chance(0.16)) continue;
    const afar = by.chance(0.2);
    const before = staffed.filter(
      ({ unit }) =>
        unit.sector === first.unit.sector &&
        unit !== first.unit &&
        (afar ? neighbours.includes(unit.employer) : unit.employer === ekhaga),
    );
    if (before.length === 0) continue;
    const from = plusDays(first.from, -by.whole(400, 2200));
    person.jobs.unshift({ ...first, unit: by.pick(before).unit, from, until: first.from });
  }
}

/** Some with part-time work in care have a second one, at another unit: they count at both, and once above them. */
function workAtTwo(county: County, { ekhaga, staffed }: Places): void {
  const by = random('second jobs');
  for (const person of county.people) {
    const job = person.jobs.at(-1)!;
    const care = job.unit.sector === 'elderly_care' || job.unit.sector === 'disability';
    if (!care || job.unit.employer !== ekhaga || job.until !== null || job.share > 0.75 || !by.chance(0.09)) continue;
    const others = staffed.filter(({ unit }) => unit.employer === ekhaga && unit.sector === job.unit.sector && unit !== job.unit);
    person.jobs.splice(-1, 0, { ...job, unit: by.pick(others).unit, share: 0.25 });
  }
}

export const employedBy = (people: readonly Person[], employer: Job['unit'], day: string): Person[] =>
  people.filter((p) =>
    p.jobs.some((job) => job.unit.employer === employer && job.from <= day && (job.until === null || job.until > day)),
  );
