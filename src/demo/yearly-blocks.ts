// The yearly block of the social services: knowledge that lapses after twelve months, and is renewed by most.
import { type County, isFree, jobOn, type Person } from './county.ts';
import { daysBetween, plusDays, sittings, termDays } from './days.ts';
import { type Round, writeRounds } from './held.ts';
import { hold } from './occasions.ts';
import { random } from './random.ts';
import type { Story } from './story.ts';

export function holdYearlyBlocks(county: County, { places, courses, personas }: Story): void {
  const by = random('yearly blocks');
  const { ekhaga } = places;
  const worked = county.people.filter((p) =>
    p.jobs.some(({ unit }) => unit.employer === ekhaga && unit.sector === 'social_services'),
  );
  const last = new Map<Person, string>();
  const rounds: Round[] = Array.from({ length: 11 }, (_, i) => {
    const days = termDays(plusDays(county.today, -1085 + i * 104));
    const occasion = hold(county, by, {
      ...{ course: courses.yearly, organiser: ekhaga, seats: 50, place: 'Folkets hus, stora salen', audience: [ekhaga] },
      sittings: sittings(days, '08:30', '12:00'),
    });
    const due = worked.filter((p) => {
      const job = jobOn(p, occasion.day);
      const before = last.get(p);
      return (
        job?.unit.sector === 'social_services' &&
        (!before || daysBetween(before, occasion.day) > 290) &&
        p !== personas.caseworker &&
        isFree(county, p, occasion.parts)
      );
    });
    const people = by.shuffle(due).slice(0, by.whole(38, 46));
    for (const person of people) last.set(person, occasion.day);
    return { occasion, people, dropouts: by.shuffle(due.filter((p) => !people.includes(p))).slice(0, by.whole(0, 2)) };
  });
  // The case worker persona's has lapsed: she took it once, fourteen months ago.
  const once = rounds.findLast(({ occasion }) => occasion.day < plusDays(county.today, -400))!;
  once.people.push(personas.caseworker);
  writeRounds(county, by, rounds, personas.trainer);
}
