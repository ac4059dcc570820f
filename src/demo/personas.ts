// The people one may sign in as (docs/operations.md). Each takes the seat of somebody in the imagined staff, so that the
// head counts stay what they are.

import type { Unit } from './county.ts';
import { add, type County, jobOn, type Person } from './county.ts';
import { plusDays } from './days.ts';
import type { Places } from './organisations.ts';
import { random } from './random.ts';
import { hostOf } from './staff.ts';

export type Persona =
  | 'employee'
  | 'manager'
  | 'course-planner'
  | 'trainer'
  | 'coordinator'
  | 'caseworker'
  | 'counsellor'
  | 'shelter-staff'
  | 'regional-lead'
  | 'log-reviewer'
  | 'admin'
  | 'external-partner'
  | 'neighbour-coordinator'
  | 'neighbour-caseworker';

type Cast = {
  persona: Persona;
  name: string;
  unit: Unit;
  profession: string;
  roles: readonly (readonly [role: string, at: Unit])[];
};

export type Personas = Readonly<Record<Persona, Person>>;

export function castPersonas(county: County, places: Places): Personas {
  const by = random('personas');
  const { unit, ekhaga, centre, region, police, neighbours } = places;
  const neighbour = neighbours[0]!;
  const there = (name: string) => county.units.find((u) => u.name === name && u.employer === neighbour)!;
  const cast: Cast[] = [
    { persona: 'employee', name: 'Alva Lindqvist', unit: unit('Hemtjänst Norr'), profession: 'Undersköterska', roles: [] },
    {
      persona: 'manager',
      name: 'Margareta Ek',
      unit: unit('Hemtjänst Norr'),
      profession: 'Enhetschef',
      roles: [['manager', unit('Hemtjänst Norr')]],
    },
    {
      persona: 'course-planner',
      name: 'Petra Nordin',
      unit: unit('Kvalitet och utveckling'),
      profession: 'Strateg',
      roles: [['course_planner', ekhaga]],
    },
    {
      persona: 'trainer',
      name: 'Johan Falk',
      unit: unit('Ekgården'),
      profession: 'Undersköterska',
      roles: [['trainer', ekhaga]],
    },
    {
      persona: 'coordinator',
      name: 'Saga Holmgren',
      unit: unit('Socialkontoret'),
      profession: 'Strateg',
      roles: [['coordinator', ekhaga]],
    },
    {
      persona: 'caseworker',
      name: 'Amina Warsame',
      unit: unit('Vuxenenheten'),
      profession: 'Socialsekreterare',
      roles: [['caseworker', unit('Vuxenenheten')]],
    },
    {
      persona: 'counsellor',
      name: 'Elsa Viklund',
      unit: unit('Samtalsmottagningen'),
      profession: 'Kurator',
      roles: [['counsellor', unit('Samtalsmottagningen')]],
    },
    {
      persona: 'shelter-staff',
      name: 'Mirjana Petrović',
      unit: unit('Skyddat boende'),
      profession: 'Socialpedagog',
      roles: [['shelter_staff', unit('Skyddat boende')]],
    },
    {
      persona: 'regional-lead',
      name: 'Ingrid Åkesson',
      unit: centre,
      profession: 'Regional utvecklingsledare',
      roles: [
        ['regional_lead', region],
        ['course_planner', centre],
      ],
    },
    {
      persona: 'log-reviewer',
      name: 'Bengt Sundberg',
      unit: unit('Kansli'),
      profession: 'Handläggare',
      roles: [['log_reviewer', ekhaga]],
    },
    { persona: 'admin', name: 'Tuula Korhonen', unit: unit('IT-avdelningen'), profession: 'Strateg', roles: [['admin', ekhaga]] },
    {
      persona: 'external-partner',
      name: 'Karin Dahlberg',
      unit: police,
      profession: 'Brottsofferhandläggare',
      roles: [['external_partner', police]],
    },
    {
      persona: 'neighbour-coordinator',
      name: 'Lovisa Arvidsson',
      unit: there('Barn och familj'),
      profession: 'Socialsekreterare',
      roles: [['coordinator', neighbour]],
    },
    {
      persona: 'neighbour-caseworker',
      name: 'Omar Haddad',
      unit: there('Vuxenenheten'),
      profession: 'Socialsekreterare',
      roles: [['caseworker', there('Vuxenenheten')]],
    },
  ];
  const personas: Partial<Record<Persona, Person>> = {};
  cast.forEach(({ persona, name, unit: at, profession, roles }, position) => {
    const [given, family] = name.split(' ') as [string, string];
    const person = seatOf(county, at, profession, Object.values(personas)) ?? newPerson(county, by.uuid(), at, profession);
    Object.assign(person, { given, family, protected: false, language: 'sv' });
    person.email = `${given}.${family}@${hostOf(at.employer.name)}`
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z.@-]/g, '');
    for (const job of person.jobs) job.share = 1;
    for (const [role, organisation] of roles) {
      add(county, 'access.role_grant', {
        person_id: person.id,
        role,
        organisation_id: organisation.id,
        valid_from: plusDays(county.today, -400),
      });
    }
    add(county, 'platform.demo_persona', { persona, person_id: person.id, position });
    personas[persona] = person;
  });
  return personas as Personas;
}

/** Somebody who has had the seat for some years. */
function seatOf(county: County, at: Unit, profession: string, taken: readonly Person[]): Person | undefined {
  const long = plusDays(county.today, -3 * 365);
  const held = county.people.filter((p) => {
    const job = jobOn(p, county.today);
    return job?.unit === at && job.profession === profession && !taken.includes(p);
  });
  return held.find((p) => p.jobs[0]!.from < long) ?? held[0];
}

function newPerson(county: County, id: string, at: Unit, profession: string): Person {
  const job = { unit: at, profession, from: plusDays(county.today, -1500), until: null, leads: false, share: 1 };
  const person: Person = { id, given: '', family: '', email: null, language: 'sv', protected: false, jobs: [job] };
  county.people.push(person);
  return person;
}
