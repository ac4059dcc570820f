import { type SqlBool, sql } from 'kysely';
import { after, exactly, type Mark } from '#platform/api/cursor.ts';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type SignUpView = { occasion: string | undefined; person: string | undefined; state: string | undefined };

/** Her record is not closed to the asker by protected identity. */
const open = sql<SqlBool>`not organisation.is_hidden(e.person_id)`;

/** One's own entries, those of one's people, and those for what one runs; one more than `limit` where there is more. */
export function listSignUps(db: Read, view: SignUpView, mark: Mark | null, limit: number) {
  let wanted = signUps(db)
    .where(after('e.signed_up_at', 'e.id', mark))
    .orderBy('e.signed_up_at')
    .orderBy('e.id')
    .limit(limit + 1);
  if (view.occasion) wanted = wanted.where('e.occasion_id', '=', view.occasion);
  if (view.person) wanted = wanted.where('e.person_id', '=', view.person).where(open);
  if (view.state) wanted = wanted.where('e.state', '=', view.state);
  return wanted.execute();
}

export async function getSignUp(db: Read, id: string) {
  const found = await signUps(db).where('e.id', '=', id).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

/** With her name where one may know it. Where she works is left out for protected identity, for all but herself. */
const signUps = (db: Read) =>
  db
    .selectFrom('training.enrolment as e')
    .leftJoin('organisation.person as p', 'p.id', 'e.person_id')
    .leftJoin('training.offer as f', (join) => join.onRef('f.enrolment_id', '=', 'e.id').on('f.state', '=', 'pending'))
    .select(['e.id', 'e.occasion_id', 'e.state', 'e.number', 'e.signed_up_at', 'e.changed_at'])
    .select(['f.expires_at', exactly('e.signed_up_at').as('entered')])
    .select([
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('name'),
      sql<string | null>`case when ${open} then e.person_id end`.as('person_id'),
      sql<string | null>`case when ${open} then e.reason end`.as('reason'),
      sql<
        string | null
      >`case when p.id is not null and p.protected_at is null or e.person_id = access.person() then e.employer_id end`.as(
        'employer_id',
      ),
    ]);

/** Why she stands where she stands: her place among those who wait without an offer, from 1. */
export async function standingOf(db: Read, id: string): Promise<{ place: number; waiting: number } | undefined> {
  const { rows } = await sql<{ place: number; waiting: number }>`select place, waiting from training.standing(${id})`.execute(db);
  return rows[0];
}

/** As whom one may sign a person up: herself, as her manager, or as a planner who may see her. Null: not at all. */
export async function speaksAs(db: Read, occasion: string, person: string): Promise<'herself' | 'manager' | 'planner' | null> {
  const { rows } = await sql<{ self: SqlBool; leads: SqlBool; plans: SqlBool }>`select ${person}::uuid = access.person() as self,
    organisation.leads_person(${person}) as leads, training.plans(${occasion}) and organisation.sees_person(${person}) as plans`.execute(
    db,
  );
  const { self, leads, plans } = rows[0]!;
  return self ? 'herself' : leads ? 'manager' : plans ? 'planner' : null;
}
