import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Placed } from '../proposals/find-passage.ts';
import { byNumber } from './by-number.ts';

export const areas = [
  ...(['income_support', 'substance_use', 'social_psychiatry', 'children_youth'] as const),
  ...(['lss_children', 'lss_adults', 'elderly_care', 'violence_unit'] as const),
] as const;
export const covers = ['asking', 'when_violence_emerges'] as const;

export type Routine = {
  id: string;
  handbook_id: string;
  handbook: string;
  chapter_id: string;
  municipality_id: string;
  organisation_id: string;
  number: string;
  areas: (typeof areas)[number][];
  covers: (typeof covers)[number][];
  /** The reader writes here. */
  mine: boolean;
  decides: boolean;
  ended_at: Date | null;
  end_reason: string | null;
  replaced_by: string | null;
  /** Number and title of what took its place. */
  successor: string | null;
  /** When the next follow-up is due; null where it has never been in force. */
  follow_up_due: string | null;
  /** Copies of it in use elsewhere. */
  copies: number;
};

/** @throws {NotFound} absent, or not the reader's */
export async function getRoutine(db: Read, id: string): Promise<Routine> {
  const { rows } = await sql<Routine>`
    select r.id, r.handbook_id, h.title as handbook, r.chapter_id, r.municipality_id, r.organisation_id, r.number, r.areas, r.covers,
      r.organisation_id in (select organisation.mine_within('handbook.write')) as mine,
      r.organisation_id in (select organisation.mine_within('handbook.decide')) as decides, r.ended_at, r.end_reason, r.replaced_by,
      (select s.number || ' ' || x.title from handbook.routine s join handbook.version x on x.routine_id = s.id
        where s.id = r.replaced_by order by x.published_at desc nulls last limit 1) as successor,
      handbook.follow_up_due(r.id)::text as follow_up_due, handbook.copy_count(r.id) as copies
    from handbook.routine r join handbook.handbook h on h.id = r.handbook_id where r.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** A routine in force where the reader works or has a role, and who keeps it; null where it is another's, or not in force. */
export async function findOurs(db: Read, id: string): Promise<{ title: string; organisation: string } | null> {
  const { rows } = await sql<{ title: string; organisation: string }>`
    select v.title, o.name as organisation from handbook.version v join organisation.organisation o on o.id = v.organisation_id
    where v.routine_id = ${id}::uuid and v.published_at is not null and v.replaced_at is null
      and v.municipality_id in (select handbook.my_municipalities())`.execute(db);
  return rows[0] ?? null;
}

export type Successor = { id: string; number: string; title: string };

/** What may take a routine's place when it ends: the others in force in its handbook, by number. */
export async function listSuccessors(db: Read, { id, handbook_id }: Pick<Routine, 'id' | 'handbook_id'>): Promise<Successor[]> {
  const { rows } = await sql<Successor>`
    select r.id, r.number, v.title from handbook.routine r
      join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
    where r.handbook_id = ${handbook_id}::uuid and r.id <> ${id}::uuid and r.ended_at is null`.execute(db);
  return rows.sort((a, b) => byNumber(a.number, b.number));
}

export type TakenIn = Placed & { id: string; label: string; version_number: number };

/** Where the text of a routine in force comes from: decisions and answers that were taken in, newest first. */
export async function listTakenIn(db: Read, routine: string): Promise<TakenIn[]> {
  const { rows } = await sql<TakenIn>`
    select p.id, p.source_label as label, p.passage, p.section, v.number as version_number
    from handbook.proposal p join handbook.version v on v.id = p.version_id
    where p.routine_id = ${routine}::uuid and p.settled_how = 'taken_in' and v.published_at is not null and p.source_label <> ''
    order by v.number desc, p.settled_at desc`.execute(db);
  return rows;
}
