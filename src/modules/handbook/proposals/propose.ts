import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Read, Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { t } from './texts.ts';

export type SourceKind = 'decision' | 'question' | 'person';

/** A reader's own proposal, as she writes it. */
export const proposeForm = z.object({
  place: noPerson(field.optionalText({ max: 200 })),
  text: noPerson(field.text({ max: 8000, required: t.needsText })),
});

export type Proposed = {
  handbook: string;
  /** Null where a new routine is wished for. */
  routine: string | null;
  /** Where in it, in words. */
  place: string;
  text: string;
  sourceKind: SourceKind;
  /** The decision or question; null where it is the proposer's own. */
  sourceId: string | null;
  /** Words that everybody who reads the routine may see: "Referensgrupp våld 2026-11-10, beslut 3". */
  sourceLabel: string;
  /** Address here, or empty. Whoever may not see the source finds nothing there. */
  sourceHref: string;
};

/**
 * Enters a proposal from another module, by a function of that module's own: it knows whether the source is the proposer's to speak
 * of (handbook.propose_from). False where the same waits already.
 */
export type Enter = (tx: Tx, id: string, proposed: Proposed, book: { municipality_id: string }) => Promise<boolean>;

/**
 * Proposes a change to a routine, or a new one. The same words from the same source, while they wait, are the same proposal,
 * whoever sends them. Throws `NotFound` where the handbook is not one the proposer reads, or the routine is not in it.
 */
export async function propose(tx: Tx, proposed: Proposed, me: string, enter: Enter = enterOwn(me)): Promise<void> {
  const { handbook, routine, sourceKind } = proposed;
  const { rows: books } = await sql<{ municipality_id: string }>`
    select h.municipality_id from handbook.handbook h where h.id = ${handbook}::uuid and h.closed_at is null
      and h.municipality_id in (select handbook.my_municipalities())
      and (${routine}::uuid is null or exists (select from handbook.routine r where r.id = ${routine}::uuid and r.handbook_id = h.id))`.execute(
    tx,
  );
  const [book] = books;
  if (!book) throw new NotFound();
  const id = randomUUID();
  if (await enter(tx, id, proposed, book))
    await record(tx, 'proposal.made', { type: 'proposal', id, details: { handbook, routine, source: sourceKind } });
}

/** Her own: whoever reads the handbook may. */
const enterOwn =
  (me: string): Enter =>
  async (tx, id, { handbook, routine, place, text }, { municipality_id }) => {
    const made = await tx
      .insertInto('handbook.proposal')
      .values({
        id,
        municipality_id,
        handbook_id: handbook,
        routine_id: routine,
        place,
        text,
        source_kind: 'person',
        proposed_by: me,
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirstOrThrow();
    return Boolean(made.numInsertedOrUpdatedRows);
  };

export type ProposalStatus = {
  id: string;
  source_id: string;
  /** Null, as the routine, where the handbook is not one the reader reads: then only how it was settled is told. */
  handbook: string | null;
  routine_id: string | null;
  /** Number and title of the routine, where it has been in force. */
  routine: string | null;
  /** 'taken_away': its words were, where it came from. */
  settled_how: 'taken_in' | 'declined' | 'taken_away' | null;
  settled_at: Date | null;
  settle_note: string;
  /** The version it was taken into, and the heading or step there. */
  version_number: number | null;
  version_state: string | null;
  section: string;
};

/** What has become of proposals from these decisions or questions; the caller has seen that the reader may see those. */
export async function listProposalsFrom(db: Read, kind: SourceKind, ids: readonly string[]): Promise<ProposalStatus[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ProposalStatus>`select * from handbook.proposals_from(${kind}, ${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export type HandbookChoice = { id: string; title: string; place: string; routines: { id: string; label: string }[] };

const PROPOSABLE = sql`h.closed_at is null and h.municipality_id in (select handbook.my_municipalities())`;

/** Is there a handbook the reader may propose for? */
export async function proposes(db: Read): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean;
  }>`select exists (select from handbook.handbook h where ${PROPOSABLE}) as there`.execute(db);
  return rows[0]?.there ?? false;
}

/** Handbooks the reader may propose for, each with its routines: for a select. */
export async function listProposable(db: Read): Promise<HandbookChoice[]> {
  const { rows } = await sql<HandbookChoice>`
    select h.id, h.title, o.name as place, coalesce((select json_agg(json_build_object('id', r.id, 'label', r.number || ' ' || v.title) order by r.number)
        from handbook.routine r join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
        where r.handbook_id = h.id), '[]') as routines
    from handbook.handbook h join organisation.organisation o on o.id = h.organisation_id
    where ${PROPOSABLE} order by o.name, h.title`.execute(db);
  return rows;
}
