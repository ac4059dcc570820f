import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { routineNumber } from '../routines/begin-routine.ts';
import { t } from './texts.ts';

const head = () => noPerson(field.optionalText({ max: 200 }));
export const copyForm = z.object({
  id: field.id(),
  chapter_id: field.id(),
  number: routineNumber,
  owner_function: head(),
  reviser_function: head(),
  follower_function: head(),
});
/** What is chosen when a routine is copied: `id` is the copy's, so that the same form sent twice makes one. */
export type CopyWish = z.output<typeof copyForm>;

export type CopyPlace = { chapter_id: string; chapter: string; handbook: string; place: string; next: string };

/** Chapters a copy can be put in, each with the first free number that looks like its others. */
export async function listCopyPlaces(db: Read): Promise<CopyPlace[]> {
  const { rows } = await sql<Omit<CopyPlace, 'next'> & { position: number; taken: string[] }>`
    select c.id as chapter_id, c.position || '. ' || c.title as chapter, h.title as handbook, o.name as place, c.position,
      array(select r.number from handbook.routine r where r.handbook_id = h.id) as taken
    from handbook.chapter c join handbook.handbook h on h.id = c.handbook_id join organisation.organisation o on o.id = h.organisation_id
    where h.closed_at is null and h.organisation_id in (select organisation.mine_within('handbook.write'))
    order by o.name, h.title, c.position limit 500`.execute(db);
  return rows.map(({ position, taken, ...place }) => ({ ...place, next: freeNumber(position, taken) }));
}

function freeNumber(chapter: number, taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`${chapter}.${n}`)) return `${chapter}.${n}`;
}

type Copied = { ok: true; version: string } | { ok: false; field: 'chapter_id' | 'number'; said: string };

/**
 * Copies an offered routine into one of the copier's handbooks: a routine of its own with a first draft, that remembers where it
 * came from. Pictures are the same ones: a text names them by id. Throws `NotFound` where it is not offered to her.
 */
export async function copyRoutine(tx: Tx, origin: string, wish: CopyWish, me: string): Promise<Copied> {
  const { id } = wish;
  await lock(tx, 'handbook.copy', id);
  const done = await findCopy(tx, id, origin);
  if (done) return { ok: true, version: done };
  const from = await findOffered(tx, origin);
  if (!from) throw new NotFound();
  const place = await findPlace(tx, wish.chapter_id);
  if (!place) return { ok: false, field: 'chapter_id', said: t.copyChoosePlace() };
  // As when a routine is begun: neither its number nor its chapter is another's, or gone, in between.
  await lock(tx, 'handbook.handbook', place.handbook_id);
  const made =
    await sql`insert into handbook.routine (id, handbook_id, chapter_id, municipality_id, organisation_id, number, created_by)
    values (${id}::uuid, ${place.handbook_id}::uuid, ${wish.chapter_id}::uuid, ${place.municipality_id}::uuid, ${place.organisation_id}::uuid,
      ${wish.number}, ${me}::uuid) on conflict do nothing returning id`.execute(tx);
  if (made.rows.length === 0) return { ok: false, field: 'number', said: t.copyNumberTaken({ number: wish.number }) };
  const version = await beginCopy(tx, id, from, place, wish, me);
  await record(tx, 'routine.copied', { type: 'routine', id, details: { routine: origin, number: from.number } });
  return { ok: true, version };
}

type From = { id: string; number: number; organisation_id: string };
type Place = { handbook_id: string; municipality_id: string; organisation_id: string };

async function beginCopy(tx: Tx, id: string, from: From, place: Place, wish: CopyWish, me: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into handbook.version (routine_id, municipality_id, organisation_id, number, title, summary, body, steps, owner_function,
      reviser_function, follower_function, written_by)
    select ${id}::uuid, ${place.municipality_id}::uuid, ${place.organisation_id}::uuid, 1, v.title, v.summary, v.body, v.steps,
      ${wish.owner_function}, ${wish.reviser_function}, ${wish.follower_function}, ${me}::uuid
    from handbook.version v where v.id = ${from.id}::uuid returning id`.execute(tx);
  const version = rows[0]?.id ?? '';
  await sql`insert into handbook.origin (routine_id, origin_routine_id, organisation_id, copied_by)
    select ${id}::uuid, v.routine_id, v.organisation_id, ${me}::uuid from handbook.version v where v.id = ${from.id}::uuid`.execute(
    tx,
  );
  await keepBase(tx, id, from.id, version, me);
  return version;
}

/** From now on the copy builds on this version of its origin, whose words are kept. */
export async function keepBase(tx: Tx, routine: string, originVersion: string, inVersion: string, me: string): Promise<void> {
  await sql`insert into handbook.origin_base (routine_id, version_id, number, title, summary, body, steps, in_version, set_by)
    select ${routine}::uuid, v.id, v.number, v.title, v.summary, v.body, v.steps, ${inVersion}::uuid, ${me}::uuid
    from handbook.version v where v.id = ${originVersion}::uuid`.execute(tx);
}

/** The first draft of a copy that this form has made already. */
async function findCopy(db: Read, id: string, origin: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select v.id from handbook.version v join handbook.origin g on g.routine_id = v.routine_id
    where g.routine_id = ${id}::uuid and g.origin_routine_id = ${origin}::uuid order by v.number limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

async function findOffered(db: Read, origin: string): Promise<From | null> {
  const { rows } = await sql<From>`select v.id, v.number, v.organisation_id from handbook.version v
    where v.routine_id = ${origin}::uuid and v.published_at is not null and v.replaced_at is null and handbook.may_copy(${origin}::uuid)`.execute(
    db,
  );
  return rows[0] ?? null;
}

async function findPlace(db: Read, chapter: string): Promise<Place | null> {
  const { rows } = await sql<Place>`select h.id as handbook_id, h.municipality_id, h.organisation_id
    from handbook.chapter c join handbook.handbook h on h.id = c.handbook_id
    where c.id = ${chapter}::uuid and h.closed_at is null and h.organisation_id in (select organisation.mine_within('handbook.write'))`.execute(
    db,
  );
  return rows[0] ?? null;
}
