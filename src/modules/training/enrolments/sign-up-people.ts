import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import type { Kept } from './entry.queries.ts';
import { firstOf } from './entry.ts';
import { describeKept } from './kept-words.ts';
import { type SignedUp, signUp } from './sign-up.ts';
import { t } from './texts.ts';

export const signUpPeopleSchema = z.object({
  occasion: field.id(),
  people: field.many(z.uuid()),
  despite: field.checkbox(),
});

/** Her place in the queue when all are entered, and the seats that are free but kept for others than her. */
type Line = { id: string; place: number; kept: Kept[] };
export type PersonResult = { person: string; name: string; answer: SignedUp; line: Line | null };

/**
 * Signs up several of one's people at once, in the order they stand on the page, with a result for each: one who cannot
 * be signed up hinders none of the others. Somebody one does not lead, or oneself: NotFound, and nothing is done.
 */
export async function signUpPeople(tx: Tx, form: z.output<typeof signUpPeopleSchema>): Promise<PersonResult[]> {
  const people = [...new Set(form.people)];
  const named = await Promise.all(people.map((person) => nameOfMine(tx, person)));
  await lock(tx, 'training.occasion', form.occasion);
  const results: Omit<PersonResult, 'line'>[] = [];
  for (const [i, person] of people.entries()) {
    const answer = await signUp(tx, {
      id: randomUUID(),
      occasion: form.occasion,
      person,
      as: 'manager',
      despite: form.despite,
    });
    results.push({ person, name: named[i] as string, answer });
  }
  const lines = await linesOf(
    tx,
    results.flatMap(({ answer }) => ('entry' in answer ? [answer.entry] : [])),
  );
  return results.map((result) => {
    const { answer } = result;
    return { ...result, line: ('entry' in answer && lines.find(({ id }) => id === answer.entry)) || null };
  });
}

/** One line for each entry that waits without an offer. */
async function linesOf(tx: Tx, entries: readonly string[]): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select e.id, s.place, case when s.seats > s.placed + s.offered then k.kept else '[]' end as kept
    from training.enrolment e cross join lateral training.standing(e.id) s cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'remaining', k.remaining, 'release_on', k.release_on, 'mine', false)
        order by k.release_on nulls last, x.name), '[]') as kept
      from training.kept(e.occasion_id) k join organisation.organisation x on x.id = k.organisation_id
      where k.remaining > 0 and not x.id = any (training.organisations_of(e.person_id))) k
    where e.id = any (${entries}::uuid[]) and e.state = 'waiting'
      and not exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending')`.execute(tx);
  return rows;
}

async function nameOfMine(tx: Tx, person: string): Promise<string> {
  const found = await firstOf(
    tx,
    sql<{ name: string; mine: boolean }>`select p.given_name || ' ' || p.family_name as name,
      organisation.leads_person(p.id) and p.id <> access.person() as mine from organisation.person p where p.id = ${person}`,
  );
  if (!found?.mine) throw new NotFound();
  return found.name;
}

/** What came of it for one of them, in a sentence. */
export function describeResult({ answer, line }: PersonResult): string {
  switch (answer.outcome) {
    case 'placed':
      return t.resultPlaced();
    case 'waiting':
      return line ? describeLine(line) : t.resultWaiting();
    case 'requested':
      return t.resultRequested();
    case 'interested':
      return t.resultInterested();
    case 'already':
      return line ? t.resultAlreadyWaiting({ place: line.place }) : t.resultAlready();
    case 'clash':
      return t.resultClash();
    case 'refused':
      return t.resultRefused({ why: answer.sentence });
  }
}

/** "Står i kön, som nummer 2. De lediga platserna hålls: …" */
const describeLine = ({ place, kept }: Line): string =>
  `${t.resultWaitingAs({ place })} ${kept.length > 0 ? t.whyQueueKept({ kept: kept.map(describeKept).join(', ') }) : t.whyQueueFull()}`;
