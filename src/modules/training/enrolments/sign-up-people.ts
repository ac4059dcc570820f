import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { firstOf } from './entry.ts';
import { type SignedUp, signUp } from './sign-up.ts';
import { t } from './texts.ts';

export const signUpPeopleSchema = z.object({
  occasion: field.id(),
  people: field.many(z.uuid()),
  despite: field.checkbox(),
});

export type PersonResult = { person: string; name: string; answer: SignedUp };

/**
 * Signs up several of one's people at once, in the order they stand on the page, with a result for each: one who cannot
 * be signed up hinders none of the others. Somebody one does not lead, or oneself: NotFound, and nothing is done.
 */
export async function signUpPeople(tx: Tx, form: z.output<typeof signUpPeopleSchema>): Promise<PersonResult[]> {
  const people = [...new Set(form.people)];
  const named = await Promise.all(people.map((person) => nameOfMine(tx, person)));
  await lock(tx, 'training.occasion', form.occasion);
  const results: PersonResult[] = [];
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
  return results;
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
export function describeResult({ answer }: PersonResult): string {
  switch (answer.outcome) {
    case 'placed':
      return t.resultPlaced();
    case 'waiting':
      return t.resultWaiting();
    case 'requested':
      return t.resultRequested();
    case 'interested':
      return t.resultInterested();
    case 'already':
      return t.resultAlready();
    case 'clash':
      return t.resultClash();
    case 'refused':
      return t.resultRefused({ why: answer.sentence });
  }
}
