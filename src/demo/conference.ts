// The yearly conference on children: the municipality with police, health care, the women's shelter and the housing
// company; attendance is told by kind of actor.
import { createHash } from 'node:crypto';
import type { Ahead } from './coming.ts';
import { fill } from './coming.ts';
import { add, type County, isFree, type Person, type Unit } from './county.ts';
import { plusDays, sittings } from './days.ts';
import { type Round, writeRounds } from './held.ts';
import { makeAddresses, newName } from './names.ts';
import { hold, type Occasion } from './occasions.ts';
import type { Places } from './organisations.ts';
import { random } from './random.ts';
import { employedBy, hostOf } from './staff.ts';

/** Those who come from outside: [where, how many, as what]. */
const outside = (places: Places) =>
  [
    [places.police, 7, 'Polis'],
    [places.healthCare, 13, 'Sjuksköterska'],
    [places.womensShelter, 5, 'Jourkvinna'],
    [places.housing, 4, 'Bosocial handläggare'],
  ] as const;

export function inviteOutside(county: County, places: Places): void {
  const by = random('outside');
  for (const [unit, count, profession] of outside(places)) {
    const address = makeAddresses(hostOf(unit.name));
    for (let i = 0; i < count; i++) {
      const name = newName(by);
      const job = { unit, profession, from: plusDays(county.today, -by.whole(800, 4000)), until: null, leads: false, share: 1 };
      county.people.push({ ...name, id: by.uuid(), email: address(name), language: 'sv', protected: false, jobs: [job] });
    }
  }
}

export function planConference(ahead: Ahead): void {
  const { county, by, days, story } = ahead;
  const { places, personas, courses } = story;
  const { ekhaga, neighbours } = places;
  const externals = outside(places).map(([unit]) => unit);
  const audience: Unit[] = [ekhaga, ...neighbours, ...externals];
  const meet = (from: number) =>
    hold(county, by, {
      ...{ course: courses.conference, organiser: ekhaga, seats: 120, audience, created_by: personas['course-planner'].id },
      ...{ sittings: sittings(days(from), '09:00', '16:00'), place: 'Ekhagagymnasiet, aulan', label: '' },
    });
  const guests = county.people.filter((p) => externals.includes(p.jobs.at(-1)!.unit));
  const meetsChildren = (p: Person) => ['school', 'preschool', 'social_services'].includes(p.jobs.at(-1)!.unit.sector ?? '');
  const own = employedBy(county.people, ekhaga, county.today).filter((p) => meetsChildren(p) && !p.protected);
  const near = neighbours.flatMap((n) => employedBy(county.people, n, county.today)).filter(meetsChildren);
  const cast = new Set(Object.values(personas));
  const crowd = (occasion: Occasion, guestCount: number, ownCount: number, nearCount: number) =>
    by.shuffle([
      ...by.shuffle(guests.filter((p) => !cast.has(p))).slice(0, guestCount),
      ...by.shuffle(own.filter((p) => !cast.has(p) && isFree(county, p, occasion.parts))).slice(0, ownCount),
      ...by.shuffle(near.filter((p) => !cast.has(p) && isFree(county, p, occasion.parts))).slice(0, nearCount),
    ]);

  for (const [from, size] of [
    [-684, 52],
    [-320, 63],
  ] as const) {
    const occasion = meet(from);
    const there = crowd(occasion, 22, size, 18).filter((p) => p.jobs.some((job) => job.from <= occasion.day));
    const round: Round = { occasion, people: there.slice(6), dropouts: there.slice(0, 6) };
    writeRounds(county, by, [round], personas['course-planner']);
  }
  const coming = meet(47);
  fill(
    ahead,
    coming,
    by.shuffle([...crowd(coming, 15, 44, 14), personas['external-partner'], personas.counsellor, personas.coordinator]),
  );
  for (const organisation of externals) {
    add(county, 'training.invitation', {
      occasion_id: coming.id,
      organisation_id: organisation.id,
      // Nobody knows the secret of these: in the demo a planner makes an invitation of her own.
      secret_hash: createHash('sha256').update(by.uuid()).digest(),
      most: 15,
      used: by.whole(2, 6),
      created_by: personas['course-planner'].id,
      created_at: plusDays(county.today, -12),
    });
  }
}
