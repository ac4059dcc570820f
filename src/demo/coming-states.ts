// Ekhaga's other occasions, one in each state a page must show: in the room today, just over, seats offered, last call,
// waiting for managers, cancelled.
import type { Ahead } from './coming.ts';
import { fill, insertAt } from './coming.ts';
import { add, jobOn, type Person } from './county.ts';
import { plusDays, sittings } from './days.ts';
import { arrivals, enrol, hold, type Occasion } from './occasions.ts';

export function planStates(ahead: Ahead): void {
  const { county, by, days, lacking, story } = ahead;
  const { courses, groups, personas, places } = story;
  const { today } = county;
  const { employee, trainer, manager } = personas;
  const plan = (course: keyof typeof courses, also: Omit<Parameters<typeof hold>[2], 'course' | 'organiser'>) =>
    hold(county, by, { course: courses[course], organiser: places.ekhaga, created_by: personas['course-planner'].id, ...also });

  const room = plan('see', {
    ...{ seats: 38, label: 'Omgång 2', place: 'Ekgården, samlingssalen', trainers: [trainer] },
    sittings: sittings([plusDays(today, -7), today, plusDays(today, 7)], '13:00', '16:00'),
  });
  note(ahead, room, seat(ahead, room, lacking(room, groups.elderly, 38), -60, -9), 1);
  const over = plan('see', {
    ...{ seats: 26, label: 'Omgång 1', place: 'Solhöjden, matsalen', trainers: [trainer] },
    sittings: sittings([plusDays(today, -17), plusDays(today, -10), plusDays(today, -3)], '09:00', '12:00'),
  });
  note(ahead, over, seat(ahead, over, lacking(over, groups.elderly, 24), -70, -19), 2);

  const elders = plan('elders', {
    ...{ seats: 20, place: 'Kommunhuset, Linden', sittings: sittings(days(13), '13:00', '16:30'), trainers: [trainer] },
  });
  const queue = lacking(elders, groups.elderly, 27);
  fill(ahead, elders, insertAt(queue, 21, employee));
  giveBack(ahead, elders, queue.slice(4, 7));

  const honour = (from: number, also: Partial<Parameters<typeof hold>[2]>) =>
    plan('honour', {
      seats: 25,
      place: 'Biblioteket, hörsalen',
      sittings: sittings(days(from), '09:00', '16:00'),
      trainers: [by.pick(ahead.leaders)],
      ...also,
    });
  const social = [...groups.children, ...groups.social];
  const lastCall = honour(2, { final_call_days: 5, final_call_at: new Date(`${plusDays(today, -1)}T08:00:00Z`) });
  const called = lacking(lastCall, social, 29);
  fill(ahead, lastCall, called);
  giveBack(ahead, lastCall, called.slice(8, 11));

  const next = honour(37, { label: 'Omgång 2' });
  const opened = String(next.row.published_at);
  for (const person of lacking(next, social, 1)) {
    const reason = 'Vi behöver dig i verksamheten den dagen. Nästa tillfälle är i vår.';
    enrol(county, by, next, person, 'refused', { at: at(opened, -1), first: 'requested', changed: at(opened, 2), reason });
  }
  fill(ahead, next, [...lacking(next, social, 11), employee]);
  const unit = groups.elderly.filter((p) => jobOn(p, today)!.unit === jobOn(manager, today)!.unit);
  const asking = [...lacking(next, unit, 2), ...lacking(next, social, 3)];
  const moments = arrivals(by, new Date(`${plusDays(today, -1)}T15:30:00Z`), at(today, 0), asking.length);
  asking.forEach((person, i) => {
    enrol(county, by, next, person, 'requested', { at: moments[i]! });
  });

  const cancelled = plan('elders', {
    ...{
      seats: 20,
      label: 'Kväll',
      place: 'Folkets hus, lilla salen',
      sittings: sittings(days(6), '17:30', '20:30'),
      sequence: 1,
    },
    ...{ cancelled_at: at(today, -4), cancel_reason: 'Föreläsaren har fått förhinder. Ett nytt tillfälle planeras.' },
  });
  const disappointed = lacking(cancelled, groups.elderly, 11);
  const signedUp = arrivals(by, at(today, -19), at(today, -6), disappointed.length);
  disappointed.forEach((person, i) => {
    enrol(county, by, cancelled, person, 'cancelled', { at: signedUp[i]!, first: 'placed', changed: at(today, -4) });
  });
}

const at = (day: string, days: number) => new Date(`${plusDays(day, days)}T08:00:00Z`);

function seat({ county, by }: Ahead, occasion: Occasion, people: readonly Person[], from: number, until: number): string[] {
  const moments = arrivals(by, at(county.today, from), at(county.today, until), people.length);
  return people.map((person, i) => enrol(county, by, occasion, person, 'placed', { at: moments[i]! }).id);
}

/** Attendance of the first parts, as noted in the room. */
function note({ county, by, story }: Ahead, occasion: Occasion, entries: readonly string[], parts: number): void {
  for (const part of occasion.parts.slice(0, parts)) {
    for (const enrolment_id of entries) {
      const presence = by.chance(0.88) ? 'present' : by.pick(['late', 'late', 'partial', 'absent']);
      const recorded = { recorded_by: story.personas.trainer.id, recorded_at: part.ends_at };
      add(county, 'training.attendance', { part_id: part.id, enrolment_id, presence, ...recorded });
    }
  }
}

/** Some give their seat back: the first in the queue are offered it, or told, when it is written. */
function giveBack({ county }: Ahead, occasion: Occasion, people: readonly Person[]): void {
  const entries = county.rows['training.enrolment'] ?? [];
  for (const person of people) {
    const entry = entries.find((e) => e.occasion_id === occasion.id && e.person_id === person.id)!;
    county.changes.push({ id: String(entry.id), state: 'withdrawn', changed_at: at(county.today, 0) });
  }
  county.freed.push(occasion.id);
}
