import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { beginVersion } from '../versions/begin-version.ts';
import { takeMyDraft } from '../versions/my-draft.ts';
import { findNewest, type State, type Version } from '../versions/versions.queries.ts';
import { findPassage } from './find-passage.ts';
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
  version_state: State | null;
  section: string;
  passage: string;
  settled_at: Date | null;
  settled_how: 'taken_in' | 'declined' | 'taken_away' | null;
  settle_note: string;
  /** The reader writes in that handbook. */
  mine: boolean;
};

/** @throws {NotFound} absent, or not the reader's */
export async function getProposal(db: Read, id: string): Promise<Proposal> {
  const { rows } = await sql<Proposal>`
    select p.id, p.handbook_id, h.title as book, p.routine_id, p.place, p.text, p.source_label, p.source_href, p.proposed_at,
      p.version_id, v.number as version_number, v.state as version_state, p.section, p.passage, p.settled_at, p.settled_how, p.settle_note,
      (select r.number || ' ' || x.title from handbook.routine r join handbook.version x on x.routine_id = r.id
        where r.id = p.routine_id order by x.published_at is not null and x.replaced_at is null desc, x.number desc limit 1) as routine,
      h.organisation_id in (select organisation.mine_within('handbook.write')) as mine
    from handbook.proposal p join handbook.handbook h on h.id = p.handbook_id left join handbook.version v on v.id = p.version_id
    where p.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

type Taken = { ok: true; version: string | null; passage: string } | { ok: false; field: string; said: string };

/** Chosen instead of a passage, where the heading or step is not there yet. */
export const NEW = 'new';

export const takeForm = z.object({
  routine_id: field.optionalId(),
  passage: field.text({ max: 300, required: t.needsPassage }),
  section: noPerson(field.optionalText({ max: 200 })),
});

/**
 * Takes a proposal into the draft of its routine, under the heading or step that will say it: the way back from the paragraph to
 * the meeting. The words themselves are written in the draft by hand. Taken into what is still a draft, it is moved to the place
 * that is said now. One that has been declined meanwhile, or is on its way, stays so.
 */
export async function takeIn(tx: Tx, id: string, form: z.output<typeof takeForm>, me: string): Promise<Taken> {
  const proposal = await takeMine(tx, id);
  if (proposal.settled_at && !isInDraft(proposal)) return { ok: true, version: proposal.version_id, passage: proposal.passage };
  const routine = proposal.routine_id ?? form.routine_id;
  if (!routine) return { ok: false, field: 'routine_id', said: t.needsRoutine() };
  const { rows } = await sql<{ there: boolean }>`select exists (select from handbook.routine r where r.id = ${routine}::uuid
    and r.handbook_id = ${proposal.handbook_id}::uuid and r.ended_at is null) as there`.execute(tx);
  if (!rows[0]?.there) return { ok: false, field: 'routine_id', said: t.needsRoutine() };
  const place = findPlace(await findNewest(tx, routine), form);
  if (!place.ok) return place;
  const draft = await takeMyDraft(tx, await beginVersion(tx, routine, me));
  const { passage, section } = place;
  await settle(tx, id, { routine_id: routine, version_id: draft.id, passage, section, settled_how: 'taken_in' }, me);
  await record(tx, 'proposal.taken_in', { type: 'proposal', id, details: { version: draft.number, routine } });
  return { ok: true, version: draft.id, passage };
}

type Place = { ok: true; passage: string; section: string } | { ok: false; field: string; said: string };

/** The passage chosen, with the name it has now; or the name of a new one, which must be there when the draft is sent to review. */
function findPlace(version: Version | null, form: { passage: string; section: string }): Place {
  const isNew = form.passage === NEW;
  if (isNew && !form.section) return { ok: false, field: 'section', said: t.needsSection() };
  const wanted = isNew ? { passage: '', section: form.section } : { passage: form.passage, section: '' };
  const found = version && findPassage(version, wanted);
  if (found) return { ok: true, passage: found.key, section: found.label.slice(0, 200) };
  return isNew ? { ok: true, ...wanted } : { ok: false, field: 'passage', said: t.needsPassage() };
}

/** Taken in, but nobody else has been asked to read it: it can still be moved, or declined. */
export const isInDraft = ({ settled_how, version_state }: Proposal): boolean =>
  settled_how === 'taken_in' && version_state === 'draft';

async function takeMine(tx: Tx, id: string): Promise<Proposal> {
  await lock(tx, 'handbook.proposal', id);
  const proposal = await getProposal(tx, id);
  if (!proposal.mine) throw new NotFound();
  return proposal;
}

export const declineForm = z.object({ note: noPerson(field.text({ max: 1000, required: t.needsReason })) });

/** Declines a proposal, with the reason that whoever proposed it is shown. False where it is settled, other than into a draft. */
export async function decline(tx: Tx, id: string, note: string, me: string): Promise<boolean> {
  const proposal = await takeMine(tx, id);
  if (proposal.settled_at && !isInDraft(proposal)) return false;
  if (proposal.version_id) await takeMyDraft(tx, proposal.version_id);
  await settle(tx, id, { version_id: null, passage: '', section: '', settled_how: 'declined', settle_note: note }, me);
  await record(tx, 'proposal.declined', { type: 'proposal', id });
  return true;
}

type Settled = {
  routine_id?: string;
  version_id: string | null;
  passage: string;
  section: string;
  settled_how: 'taken_in' | 'declined';
  settle_note?: string;
};
const settle = (tx: Tx, id: string, values: Settled, me: string) =>
  tx
    .updateTable('handbook.proposal')
    .set({ ...values, settled_at: sql`now()`, settled_by: me })
    .where('id', '=', id)
    .execute();
