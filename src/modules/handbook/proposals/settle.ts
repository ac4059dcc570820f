import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { beginVersion } from '../versions/begin-version.ts';
import { getVersion } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

export type Proposal = {
  id: string;
  handbook_id: string;
  book: string;
  routine_id: string | null;
  routine: string | null;
  place: string;
  text: string;
  source_label: string;
  source_href: string;
  proposed_at: Date;
  version_id: string | null;
  /** Null where the reader may not see that version, as long as it is a draft. */
  version_number: number | null;
  section: string;
  settled_at: Date | null;
  settled_how: 'taken_in' | 'declined' | null;
  settle_note: string;
  /** The reader writes in that handbook. */
  mine: boolean;
};

/** @throws {NotFound} absent, or not the reader's */
export async function getProposal(db: Read, id: string): Promise<Proposal> {
  const { rows } = await sql<Proposal>`
    select p.id, p.handbook_id, h.title as book, p.routine_id, p.place, p.text, p.source_label, p.source_href, p.proposed_at,
      p.version_id, v.number as version_number, p.section, p.settled_at, p.settled_how, p.settle_note,
      (select r.number || ' ' || x.title from handbook.routine r join handbook.version x on x.routine_id = r.id
        where r.id = p.routine_id order by x.published_at is not null and x.replaced_at is null desc, x.number desc limit 1) as routine,
      h.organisation_id in (select organisation.mine_within('handbook.write')) as mine
    from handbook.proposal p join handbook.handbook h on h.id = p.handbook_id left join handbook.version v on v.id = p.version_id
    where p.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

type Taken = { ok: true; version: string | null } | { ok: false; field: string; said: string };

export const takeForm = z.object({
  routine_id: field.optionalId(),
  section: noPerson(field.text({ max: 200, required: t.needsSection })),
});

/**
 * Takes a proposal into the draft of its routine, under the heading or step that will say it: the way back from the paragraph to
 * the meeting. The words themselves are written in the draft by hand. Sent again it is the same; one
 * that has been declined meanwhile stays so, and has no version.
 */
export async function takeIn(tx: Tx, id: string, form: z.output<typeof takeForm>, me: string): Promise<Taken> {
  await lock(tx, 'handbook.proposal', id);
  const proposal = await getProposal(tx, id);
  if (!proposal.mine) throw new NotFound();
  if (proposal.settled_at) return { ok: true, version: proposal.version_id };
  const routine = proposal.routine_id ?? form.routine_id;
  if (!routine) return { ok: false, field: 'routine_id', said: t.needsRoutine() };
  const { rows } = await sql<{ there: boolean }>`select exists (select from handbook.routine r where r.id = ${routine}::uuid
    and r.handbook_id = ${proposal.handbook_id}::uuid and r.ended_at is null) as there`.execute(tx);
  if (!rows[0]?.there) return { ok: false, field: 'routine_id', said: t.needsRoutine() };
  const version = await beginVersion(tx, routine, me);
  await settle(tx, id, { routine_id: routine, version_id: version, section: form.section, settled_how: 'taken_in' }, me);
  const draft = await getVersion(tx, version);
  await record(tx, 'proposal.taken_in', { type: 'proposal', id, details: { version: draft.number, routine } });
  return { ok: true, version };
}

export const declineForm = z.object({ note: noPerson(field.text({ max: 1000, required: t.needsReason })) });

/** Declines a proposal, with the reason that whoever proposed it is shown. False where it had been settled before. */
export async function decline(tx: Tx, id: string, note: string, me: string): Promise<boolean> {
  await lock(tx, 'handbook.proposal', id);
  const proposal = await getProposal(tx, id);
  if (!proposal.mine) throw new NotFound();
  if (proposal.settled_at) return false;
  await settle(tx, id, { settled_how: 'declined', settle_note: note }, me);
  await record(tx, 'proposal.declined', { type: 'proposal', id });
  return true;
}

type Settled = {
  routine_id?: string;
  version_id?: string;
  section?: string;
  settled_how: 'taken_in' | 'declined';
  settle_note?: string;
};
const settle = (tx: Tx, id: string, values: Settled, me: string) =>
  tx
    .updateTable('handbook.proposal')
    .set({ ...values, settled_at: sql`now()`, settled_by: me })
    .where('id', '=', id)
    .execute();
