import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Read, Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { type Audience, audiences } from './offers.queries.ts';
import { t } from './texts.ts';

export const offerForm = z.object({
  id: field.id(),
  offered_to: field.choice(audiences),
  note: noPerson(field.optionalText({ max: 1000 })),
});

/** What the keepers of a routine see of its offer. */
export type OwnOffer = {
  routine_id: string;
  routine_number: string;
  handbook_id: string;
  handbook: string;
  title: string;
  number: number | null;
  offered_to: Audience | null;
  offered_at: Date | null;
  note: string;
  copiers: { name: string; copied_at: string; number: number | null }[];
};

/** @throws {NotFound} for whoever does not decide on it */
export async function getOwnOffer(db: Read, routine: string): Promise<OwnOffer> {
  const { rows } = await sql<OwnOffer>`
    select r.id as routine_id, r.number as routine_number, h.id as handbook_id, h.title as handbook, coalesce(v.title, '') as title, v.number,
      f.offered_to, f.offered_at, coalesce(f.note, '') as note,
      coalesce((select json_agg(json_build_object('name', c.name, 'copied_at', c.copied_at, 'number', c.number) order by c.name)
        from handbook.copiers_of(r.id) c), '[]') as copiers
    from handbook.routine r join handbook.handbook h on h.id = r.handbook_id
      left join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
      left join handbook.offer f on f.routine_id = r.id and f.ended_at is null
    where r.id = ${routine}::uuid and r.organisation_id in (select organisation.mine_within('handbook.decide'))`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** Offers what is in force. Offered already it stays as it is: the second click does nothing. */
export async function offerRoutine(tx: Tx, routine: string, { id, offered_to, note }: z.output<typeof offerForm>): Promise<void> {
  const before = await getOwnOffer(tx, routine);
  if (before.offered_at) return;
  const { rows } = await sql<{ done: boolean }>`
    select handbook.offer_routine(${id}::uuid, ${routine}::uuid, ${offered_to}, ${note}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Refused(t.offerNotInForce());
  await record(tx, 'offer.made', { type: 'offer', id, details: { routine, to: offered_to } });
}

/** Nobody new may read or copy it; those who have copied it keep what they have. */
export async function endOffer(tx: Tx, routine: string): Promise<void> {
  const before = await getOwnOffer(tx, routine);
  if (!before.offered_at) return;
  await sql`select handbook.end_offer(${routine}::uuid)`.execute(tx);
  await record(tx, 'offer.ended', { type: 'routine', id: routine });
}
