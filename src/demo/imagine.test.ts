import { expect, test } from 'vitest';
import type { County } from './county.ts';
import { plusDays } from './days.ts';
import { imagineCounty } from './imagine.ts';

/** Today's employees of Ekhaga who hold the course. */
function holders(county: County, title: string): number {
  const course = county.rows['training.course']!.find((row) => row.title === title)!;
  const employed = county.people.filter((p) => {
    const job = p.jobs.at(-1)!;
    return job.unit.employer.name === 'Ekhaga kommun' && job.unit.sector === 'elderly_care' && job.until === null;
  });
  return employed.filter((p) => county.trained.get(String(course.id))?.has(p)).length;
}

const entries = (county: County) => county.rows['training.enrolment']!;

const twice = (county: County) => {
  const keys = entries(county).map((entry) => `${entry.person_id} ${entry.occasion_id}`);
  return keys.filter((key, i) => keys.indexOf(key) !== i);
};

const overbooked = (county: County) => {
  const placed = Map.groupBy(
    entries(county).filter(({ state }) => state === 'placed'),
    ({ occasion_id }) => occasion_id,
  );
  return county.rows['training.occasion']!.filter(({ id, seats }) => (placed.get(String(id))?.length ?? 0) > Number(seats));
};

test('the county is the same people whatever the day, and its figures come out before Christmas as in the middle of summer', () => {
  const people = new Set<number>();
  for (const away of [0, 31, 45, 160, 215, 252, 300]) {
    const county = imagineCounty(plusDays('2026-11-21', away));
    expect([away, holders(county, 'Se våldet – grund')]).toEqual([away, 431]);
    expect([away, twice(county), overbooked(county)]).toEqual([away, [], []]);
    people.add(county.people.length);
  }
  expect(people.size).toBe(1);
});

test('nobody is put in two rooms at once, and nothing is held on a Sunday but what is held today', () => {
  const county = imagineCounty('2026-11-21');
  for (const sittings of county.busy.values()) {
    const order = [...sittings].sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime());
    const twice = order.filter(({ starts_at, ends_at }, i) => {
      const before = order[i - 1];
      return before && before.starts_at.getTime() !== starts_at.getTime() && before.ends_at > starts_at && ends_at > starts_at;
    });
    expect(twice).toEqual([]);
  }
  const sundays = county.rows['training.part']!.filter((part) => new Date(part.starts_at as Date).getUTCDay() === 0);
  expect(sundays).toEqual([]);
});
