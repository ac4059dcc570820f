import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { TodoItem } from '#platform/ui/index.ts';
import type { State } from '../versions/versions.queries.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { RoutineText } from './text-parts.ts';
import { t } from './texts.ts';

export type OriginFacts = {
  organisation: string;
  title: string;
  number: number;
  /** The origin's version in force, where it is another than the one built on and the reader writes here; else null. */
  newer: number | null;
};

/** Where a routine was copied from, as a reader of version `number` of it sees; null where it is our own. */
export async function findOrigin(db: Read, routine: string, number: number): Promise<OriginFacts | null> {
  const { rows } = await sql<OriginFacts>`
    select w.organisation, w.title, w.number, (select b.number from handbook.origins_behind() b where b.routine_id = ${routine}::uuid) as newer
    from handbook.origin_words(${routine}::uuid, ${number}::int) w`.execute(db);
  return rows[0] ?? null;
}

export type Settled = { how: 'taken' | 'rewritten' | 'left'; reason: string; at: Date; by: string | null };
export type Comparison = {
  routine: { id: string; number: string; handbook_id: string; handbook: string };
  origin: { routine_id: string; organisation: string; copied_at: Date };
  /** What we build on; the origin as it is in force, null when none is; what we have, draft or not. */
  was: RoutineText & { number: number };
  now: (RoutineText & { id: string; number: number; change_note: string }) | null;
  ours: RoutineText & { id: string; number: number; revision: number; state: State };
  pieces: readonly (Piece & { settled: Settled | null })[];
  /** What was left, now and before, and why; the last first. */
  left: readonly { name: string; reason: string; at: Date; by: string | null }[];
  /** The reader's to settle: neither settled nor the same already. */
  open: number;
};

const words = (of: string) =>
  sql.raw(`json_build_object('title', ${of}.title, 'summary', ${of}.summary, 'body', ${of}.body, 'steps', ${of}.steps,
  'number', ${of}.number`);

/** The origin then, the origin now and what we have. Throws `NotFound` where it is no copy, or not the reader's to write. */
export async function getComparison(db: Read, routine: string): Promise<Comparison> {
  const { rows } = await sql<Omit<Comparison, 'pieces' | 'left' | 'open'>>`
    select json_build_object('id', r.id, 'number', r.number, 'handbook_id', h.id, 'handbook', h.title) as routine,
      json_build_object('routine_id', g.origin_routine_id, 'organisation', o.name, 'copied_at', g.copied_at) as origin,
      ${words('b')}) as was, case when n.id is not null then ${words('n')}, 'id', n.id, 'change_note', n.change_note) end as now,
      ${words('v')}, 'id', v.id, 'revision', v.revision, 'state', v.state) as ours
    from handbook.origin g join handbook.routine r on r.id = g.routine_id join handbook.handbook h on h.id = r.handbook_id
      join organisation.organisation o on o.id = g.organisation_id
      join lateral (select * from handbook.origin_base x where x.routine_id = g.routine_id order by x.id desc limit 1) b on true
      join lateral (select * from handbook.version x where x.routine_id = g.routine_id order by x.number desc limit 1) v on true
      left join handbook.version n on n.routine_id = g.origin_routine_id and n.published_at is not null and n.replaced_at is null
    where g.routine_id = ${routine}::uuid and r.ended_at is null`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  const all = await listSettled(db, routine);
  const settled = new Map(all.map((one) => [`${one.piece} ${one.digest}`, one]));
  const pieces = (found.now ? piecesOf(found.was, found.now, found.ours) : []).map((piece) => ({
    ...piece,
    settled: settled.get(`${piece.key} ${piece.digest}`) ?? null,
  }));
  const left = all.filter(({ how }) => how === 'left');
  return { ...found, pieces, left, open: pieces.filter((piece) => !piece.settled && piece.state !== 'same').length };
}

type Kept = Settled & { piece: string; name: string; digest: string };

async function listSettled(db: Read, routine: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select p.piece, p.name, p.digest, p.settled as how, p.reason, p.settled_at as at, (select n.name from handbook.names(array[p.settled_by]) n) as by
    from handbook.origin_piece p where p.routine_id = ${routine}::uuid order by p.settled_at desc, p.piece`.execute(db);
  return rows;
}

export type Behind = { routine_id: string; routine_number: string; title: string; organisation: string; number: number };

/** Copies in the reader's handbooks whose origin has a newer version (`number`). */
export async function listBehind(db: Read): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    select b.routine_id, r.number as routine_number, b.title, b.organisation, b.number
    from handbook.origins_behind() b join handbook.routine r on r.id = b.routine_id order by r.number, b.title limit 200`.execute(
    db,
  );
  return rows;
}

/** Copies in the reader's handbooks whose origin has a newer version: for "waits for me". */
export async function originWaits(db: Read, permissions: ReadonlySet<string>): Promise<TodoItem[]> {
  if (!permissions.has('handbook.write')) return [];
  const { rows } = await sql<{ routine_id: string; title: string; organisation: string; number: number }>`
    select b.routine_id, b.title, b.organisation, b.number from handbook.origins_behind() b order by b.title limit 7`.execute(db);
  return rows.map(({ routine_id, title, organisation, number }) => ({
    title: t.waitsTitle({ title }),
    body: t.waitsBody({ organisation, number }),
    kind: 'waiting' as const,
    action: { href: `/handbook/routines/${routine_id}/origin`, label: t.seeChanges() },
  }));
}
