// What the region's knowledge centre arranges for all twelve: shares agreed, seats held for those furthest behind, a list
// of interest without a date.
import type { Ahead, Kept } from './coming.ts';
import { fill } from './coming.ts';
import { add, type Person, type Unit } from './county.ts';
import { plusDays, sittings } from './days.ts';
import { arrivals, enrol, hold, type Occasion } from './occasions.ts';
import { employedBy } from './staff.ts';

export function planShared(ahead: Ahead): void {
  const { county, by, days, lacking } = ahead;
  const { courses, groups, personas, places } = ahead.story;
  const { centre, ekhaga, neighbours } = places;
  const audience = [ekhaga, ...neighbours];
  const created_by = personas['regional-lead'].id;
  const socialWorkers = (from: readonly Unit[]): Person[] =>
    from
      .flatMap((n) => employedBy(county.people, n, county.today))
      .filter((p) => p.jobs.at(-1)!.unit.sector === 'social_services');

  const children = hold(county, by, {
    ...{ course: courses.children, organiser: centre, seats: 24, audience, created_by },
    ...{ sittings: sittings(days(30, 1), '09:00', '16:00'), place: 'Regionens hus, Skogssalen', label: 'Länets omgång' },
  });
  const agreed = keep(ahead, children, 'share', ekhaga, 12);
  fill(
    ahead,
    children,
    by.shuffle([...lacking(children, groups.children, 18), ...lacking(children, socialWorkers(neighbours), 13)]),
    [agreed],
  );

  const fathers = hold(county, by, {
    ...{ course: courses.fathers, organiser: centre, seats: 16, audience, created_by },
    ...{ sittings: sittings(days(40, 1, 14, 15), '09:00', '16:00'), place: 'Regionens hus, Skogssalen' },
  });
  const behind = neighbours[4]!;
  const held = keep(ahead, fathers, 'hold', behind, 3, plusDays(county.today, 14));
  const others = socialWorkers(neighbours.filter((n) => n !== behind));
  fill(ahead, fathers, by.shuffle([...lacking(fathers, groups.fathers, 11), ...lacking(fathers, others, 12)]), [held]);

  const addiction = hold(county, by, {
    ...{ course: courses.addiction, organiser: centre, seats: 24, audience, created_by, sittings: [], label: 'Vår' },
  });
  const interested = by.shuffle([...lacking(addiction, groups.social, 11), ...lacking(addiction, socialWorkers(neighbours), 8)]);
  const from = new Date(`${plusDays(county.today, -20)}T07:00:00Z`);
  const moments = arrivals(by, from, new Date(`${plusDays(county.today, -1)}T12:00:00Z`), interested.length);
  interested.forEach((person, i) => {
    enrol(county, by, addiction, person, 'interested', { at: moments[i]! });
  });
}

function keep(
  { county, by }: Ahead,
  occasion: Occasion,
  kind: 'share' | 'hold',
  organisation: Unit,
  seats: number,
  until?: string,
): Kept {
  const id = by.uuid();
  add(county, 'training.seat_share', {
    ...{ id, occasion_id: occasion.id, organisation_id: organisation.id, kind, seats },
    release_on: until ?? null,
  });
  return { id, organisation, left: seats };
}
