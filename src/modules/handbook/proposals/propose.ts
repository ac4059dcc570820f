import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Read, Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export const sourceKinds = ['decision', 'question', 'origin', 'person'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export type Proposed = {
  handbook: string;
  /** Null where a new routine is wished for. */
  routine: string | null;
  /** Where in it, in words. */
  place: string;
  text: string;
  sourceKind: SourceKind;
  /** The decision or question: proposed again for the same handbook it is the same proposal. */
  sourceId: string | null;
  /** Words that everybody who reads the routine may see: "Referensgrupp våld 2026-11-10, beslut 3". */
  sourceLabel: string;
  /** Address here, or empty. Whoever may not see the source finds nothing there. */
  sourceHref: string;
};

/**
 * Proposes a change to a routine, or a new one. Returns the proposal's id. Throws `NotFound` where the handbook is not one the
 * proposer reads, or the routine is not in it.
 */
export async function propose(tx: Tx, proposed: Proposed, me: string): Promise<string> {
  const { handbook, routine, place, text, sourceKind, sourceId, sourceLabel, sourceHref } = proposed;
  const { rows: books } = await sql<{ municipality_id: string }>`
    select h.municipality_id from handbook.handbook h where h.id = ${handbook}::uuid and h.closed_at is null
      and h.municipality_id in (select handbook.my_municipalities())
      and (${routine}::uuid is null or exists (select from handbook.routine r where r.id = ${routine}::uuid and r.handbook_id = h.id))`.execute(
    tx,
  );
  const [book] = books;
  if (!book) throw new NotFound();
  const { rows } = await sql<{ id: string }>`insert into handbook.proposal
      (id, municipality_id, handbook_id, routine_id, place, text, source_kind, source_id, source_label, source_href, proposed_by)
    values (${randomUUID()}::uuid, ${book.municipality_id}::uuid, ${handbook}::uuid, ${routine}::uuid, ${place}, ${text}, ${sourceKind},
      ${sourceId}::uuid, ${sourceLabel}, ${sourceHref}, ${me}::uuid)
    on conflict do nothing returning id`.execute(tx);
  const made = rows[0]?.id;
  if (made) {
    await record(tx, 'proposal.made', { type: 'proposal', id: made, details: { handbook, routine, source: sourceKind } });
    return made;
  }
  const before = await sql<{ id: string }>`select p.id from handbook.proposal p where p.source_kind = ${sourceKind}
    and p.source_id = ${sourceId}::uuid and p.handbook_id = ${handbook}::uuid`.execute(tx);
  const known = before.rows[0]?.id;
  if (!known) throw new NotFound(); // somebody else's, which the proposer may not see
  return known;
}

export type ProposalStatus = {
  id: string;
  source_id: string;
  /** Null, as the routine, where the handbook is not one the reader reads: then only how it was settled is told. */
  handbook: string | null;
  routine_id: string | null;
  /** Number and title of the routine, where it has been in force. */
  routine: string | null;
  settled_how: 'taken_in' | 'declined' | null;
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

/** Handbooks the reader may propose for, each with its routines: for a select. */
export async function listProposable(db: Read): Promise<HandbookChoice[]> {
  const { rows } = await sql<HandbookChoice>`
    select h.id, h.title, o.name as place, coalesce((select json_agg(json_build_object('id', r.id, 'label', r.number || ' ' || v.title) order by r.number)
        from handbook.routine r join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
        where r.handbook_id = h.id), '[]') as routines
    from handbook.handbook h join organisation.organisation o on o.id = h.organisation_id
    where h.closed_at is null and h.municipality_id in (select handbook.my_municipalities()) order by o.name, h.title`.execute(
    db,
  );
  return rows;
}
