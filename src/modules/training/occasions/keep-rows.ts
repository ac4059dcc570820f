// What belongs to an occasion, made to agree with its form: unchanged rows stay, so that attendance, calendars and taken
// seats go on pointing at the same part and the same share.
import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import type { Part } from './occasion.queries.ts';
import type { OccasionForm } from './read-occasion.ts';

/** Parts by their number. Returns those taken away, for the letters that tell of it. */
export async function keepParts(tx: Tx, id: string, before: readonly Part[], wanted: OccasionForm['parts']): Promise<Part[]> {
  for (const [i, part] of wanted.entries()) {
    const old = before.find(({ number }) => number === i + 1);
    if (!old) {
      await tx
        .insertInto('training.part')
        .values({ occasion_id: id, number: i + 1, ...part })
        .execute();
    } else if (movesPart(old, part)) {
      await tx.updateTable('training.part').set(part).where('id', '=', old.id).execute();
    }
  }
  const gone = before.filter(({ number }) => number > wanted.length);
  if (gone.length > 0) {
    await tx.deleteFrom('training.part').where('occasion_id', '=', id).where('number', '>', wanted.length).execute();
  }
  return gone;
}

export const movesPart = (old: Part, part: OccasionForm['parts'][number]): boolean =>
  old.starts_at.getTime() !== part.starts_at.getTime() ||
  old.ends_at.getTime() !== part.ends_at.getTime() ||
  old.room !== part.room;

export async function keepAudience(tx: Tx, id: string, wanted: readonly string[]): Promise<void> {
  await tx.deleteFrom('training.audience').where('occasion_id', '=', id).where('organisation_id', 'not in', wanted).execute();
  await tx
    .insertInto('training.audience')
    .values(wanted.map((organisation_id) => ({ occasion_id: id, organisation_id })))
    .onConflict((taken) => taken.columns(['occasion_id', 'organisation_id']).doNothing())
    .execute();
}

/**
 * Who leads it. That her name thereby becomes known to others is noted by the database. A trainer with protected identity
 * does not stand in the form, and is not taken away because of that.
 */
export async function keepTrainers(tx: Tx, id: string, wanted: readonly string[]): Promise<void> {
  await sql`delete from training.occasion_trainer where occasion_id = ${id} and person_id <> all (${wanted}::uuid[])
    and person_id in (select p.id from organisation.person p where p.protected_at is null)`.execute(tx);
  await sql`insert into training.occasion_trainer (occasion_id, person_id) select ${id}::uuid, p from unnest(${wanted}::uuid[]) p
    on conflict do nothing`.execute(tx);
}

/** Kept seats by organisation and kind. One that was released on its day stays as it was, unless it is kept anew. */
export async function keepShares(tx: Tx, id: string, wanted: OccasionForm['shares']): Promise<void> {
  const before = await tx
    .selectFrom('training.seat_share')
    .select(['id', 'organisation_id', 'kind', 'released_at'])
    .where('occasion_id', '=', id)
    .execute();
  const same = (row: { organisation_id: string; kind: string }) => (one: { organisation_id: string; kind: string }) =>
    one.organisation_id === row.organisation_id && one.kind === row.kind;
  const dropped = before.filter((row) => !row.released_at && !wanted.some(same(row)));
  for (const row of dropped) await tx.deleteFrom('training.seat_share').where('id', '=', row.id).execute();
  for (const share of wanted) {
    const old = before.find(same(share));
    const values = { seats: share.seats, release_on: share.release_on };
    await (old
      ? tx
          .updateTable('training.seat_share')
          .set({ ...values, released_at: null })
          .where('id', '=', old.id)
          .execute()
      : tx
          .insertInto('training.seat_share')
          .values({ occasion_id: id, organisation_id: share.organisation_id, kind: share.kind, ...values })
          .execute());
  }
}
