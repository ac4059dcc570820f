// Good examples in the county, so that nobody needs to invent what a neighbour has tried. All made up.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { person } from './found.ts';

type Example = {
  municipality: string;
  by: string;
  title: string;
  kinds: readonly string[];
  problem: string;
  done: string;
  audiences: readonly string[];
  staffing: string;
  cost: string;
  result: string;
  evidence: string;
  kind: 'own_figures' | 'evaluation' | 'experience';
  factors: readonly string[];
  contact: string;
  checked: number;
  routine?: string;
  course?: string;
};

const EXAMPLES: readonly Example[] = [
  {
    ...{
      municipality: 'Ekhaga kommun',
      by: 'coordinator',
      title: 'Hela hemtjänsten på ett år',
      kinds: ['knowledge', 'discovering'],
    },
    problem: 'Hemtjänsten möter många äldre som ingen annan ser, men få kände sig säkra på vad de skulle göra.',
    done: 'Alla sju grupper gick grundkursen i sina egna arbetslag. Vikarier var bokade i förväg. Efter varje tillfälle gick chefen igenom rutinen för misstänkt våld.',
    audiences: ['older_people', 'staff'],
    staffing: 'En samordnare på halvtid under ett år och två egna utbildare.',
    cost: 'Vikarier för 148 000 kronor, betalda med utvecklingsmedel.',
    result: 'Sju av tio har gått kursen. Frågorna till VIN-handläggaren har blivit fler och kommer tidigare.',
    ...{
      evidence: 'Kursstatistik och antal rådfrågningar per kvartal.',
      kind: 'own_figures',
      factors: ['ordinary_steering', 'direct_help'],
    },
    ...{ contact: 'Samordnare mot våld, vald@ekhaga.example', checked: 40, routine: '1.2', course: 'Se våldet – grund' },
  },
  {
    ...{
      municipality: 'Tallmora kommun',
      by: 'neighbour-coordinator',
      title: 'Ett rum där ingen behöver förklara sig',
      kinds: ['asking', 'support'],
    },
    problem: 'Receptionen är öppen och alla hör. Ingen ville säga varför de kom.',
    done: 'Ett samtalsrum bredvid entrén, utan skylt. Den som kommer får ett kort att peka på: jag vill tala enskilt.',
    audiences: ['adults_exposed', 'young_people'],
    staffing: 'Receptionen och en socialsekreterare som är jour varje dag.',
    cost: '12 000 kronor för dörr och möbler.',
    result: 'Fler stannar kvar efter första samtalet.',
    ...{ evidence: 'Personalens egen bedömning efter ett år.', kind: 'experience', factors: ['many_ways_in'] },
    ...{ contact: 'Barn och familj, barnochfamilj@tallmora.example', checked: 420, routine: 'L1' },
  },
  {
    ...{
      municipality: 'Ekhaga kommun',
      by: 'coordinator',
      title: 'Fyra lägenheter om året',
      kinds: ['housing', 'working_together'],
    },
    problem: 'De som hade fått skydd blev kvar på boendet för att det inte fanns någon bostad.',
    done: 'Kommunen och bostadsbolaget skrev ett avtal om fyra lägenheter om året. Kontraktet går över till den boende efter ett år.',
    audiences: ['adults_exposed', 'children'],
    staffing: 'En handläggare en dag i veckan.',
    cost: '44 000 kronor om året i administration.',
    result: 'Tiden på skyddat boende har blivit tre veckor kortare i genomsnitt.',
    ...{
      evidence: 'Placeringsdygn före och efter, två år vardera.',
      kind: 'own_figures',
      factors: ['cooperation', 'direct_help'],
    },
    ...{ contact: 'Enhetschef Vuxenenheten, vuxen@ekhaga.example', checked: 90, routine: '2.1' },
  },
];

export async function writeExamples(tx: Tx): Promise<void> {
  for (const { municipality, by, routine = null, course = null, ...one } of EXAMPLES)
    await sql`insert into examples.example (municipality_id, organisation_id, title, problem_kinds, problem, done, audiences, staffing, cost, result, evidence_kind,
        evidence, factors, contact_function, routine_id, course_id, checked_on, checked_by, written_by, published_by, written_at, published_at)
      select o.id, o.id, ${one.title}, ${[...one.kinds]}::text[], ${one.problem}, ${one.done}, ${[...one.audiences]}::text[], ${one.staffing}, ${one.cost}, ${one.result},
        ${one.kind}, ${one.evidence}, ${[...one.factors]}::text[], ${one.contact},
        (select r.id from handbook.routine r join organisation.organisation k on k.id = r.organisation_id
          where r.number = ${routine} and (r.municipality_id = o.id or k.kind = 'region')),
        (select c.id from training.course c where c.title = ${course} limit 1),
        current_date - ${one.checked}::int, ${person(by)}, ${person(by)}, ${person(by)}, now() - interval '450 days', now() - interval '440 days'
      from organisation.organisation o where o.name = ${municipality} and o.kind = 'municipality'`.execute(tx);
  await sql`insert into handbook.offer (routine_id, offered_to, note, offered_by)
    select distinct x.routine_id, 'everybody', 'Byt våra kontakter mot era egna.', ${person('coordinator')}
    from examples.example x where x.routine_id is not null on conflict do nothing`.execute(tx);
  await sql`insert into examples.use (example_id, municipality_id, organisation_id, began_on, changed, went, contact_function, written_by)
    select x.id, o.id, o.id, current_date - 150, 'Vi har bara en hemtjänstgrupp, så vi delade den i två.', 'Alla har gått. Det svåraste var vikarier på sommaren.',
      'Enhetschef hemtjänsten', ${person('neighbour-coordinator')}
    from examples.example x, organisation.organisation o where x.title = 'Hela hemtjänsten på ett år' and o.name = 'Tallmora kommun' and o.kind = 'municipality'`.execute(
    tx,
  );
}
