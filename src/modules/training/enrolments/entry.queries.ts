import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { listParts } from '../occasions/occasion.queries.ts';
import { type Busy, busyWith, chanceOf } from './chance.ts';
import { type EntryState, firstOf, isActive, pendingOffer, relation } from './entry.ts';
import { why } from './sign-up.ts';
import { t } from './texts.ts';

export type Happened = { at: Date; what: string; until: Date | null; by_herself: boolean | null; by_name: string | null };
/** Where an entry stands among the others, in numbers. `place` counts those waiting without an offer, from 1. */
export type Standing = {
  place: number;
  waiting: number;
  seats: number;
  placed: number;
  offered: number;
  may_have_one: boolean;
};
/** Seats kept for others than her, until a day or for good. */
export type Kept = { name: string; remaining: number; release_on: string | null; mine: boolean };
export type EntryView = Awaited<ReturnType<typeof getEntryView>>;

/** An entry with everything that explains why it stands where it stands. Absent, or not the asker's to see: NotFound. */
export async function getEntryView(db: Read, id: string) {
  const entry = await db
    .selectFrom('training.enrolment as e')
    .innerJoin('training.occasion as o', 'o.id', 'e.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .leftJoin('organisation.person as p', 'p.id', 'e.person_id')
    .select(['e.id', 'e.occasion_id', 'e.person_id', 'e.state', 'e.number', 'e.signed_up_at', 'c.title', 'o.label'])
    .select(['o.place', 'o.final_call_at', 'o.final_call_days', 'o.cancelled_at', 'o.cancel_reason', 'x.name as organiser'])
    .select([
      sql<string>`coalesce(p.given_name || ' ' || p.family_name, '')`.as('name'),
      sql<boolean>`organisation.is_hidden(e.person_id)`.as('hidden'),
      sql<string | null>`case when not organisation.is_hidden(e.person_id) then e.reason end`.as('reason'),
      sql<string | null>`training.online_link(o.id)`.as('online_link'),
    ])
    .where('e.id', '=', id)
    .executeTakeFirst();
  if (!entry) throw new NotFound();
  const offer = (await pendingOffer(db, id)) ?? null;
  const asksAboutTime = Boolean(offer) || (entry.final_call_at && (entry.state === 'waiting' || entry.state === 'resting'));
  const related = await relation(db, entry);
  return {
    ...entry,
    name: entry.name || (entry.hidden ? t.protectedParticipant() : ''),
    state: entry.state as EntryState,
    parts: await listParts(db, [entry.occasion_id]),
    relation: related,
    mayAgain: related.self && !isActive(entry.state) && (await maySignUp(db, entry)),
    offer,
    standing: (await standingOf(db, id)) as Standing,
    // Which of the kept seats are hers would tell where she works.
    kept: await keptFor(db, entry.occasion_id, entry.hidden ? NOBODY : entry.person_id),
    busy: asksAboutTime ? await busyWith(db, entry.occasion_id, entry.person_id) : ([] as Busy[]),
    history: (await sql<Happened>`select * from training.history_of(${id})`.execute(db)).rows,
  };
}

/** She has no entry there now, and nothing hinders that she makes one. */
async function maySignUp(db: Read, { occasion_id, person_id }: { occasion_id: string; person_id: string }): Promise<boolean> {
  const chance = await chanceOf(db, occasion_id, person_id);
  return Boolean(chance?.published && !chance.entry_id && !why(chance, { as: 'herself' }));
}

export const standingOf = (db: Read, entry: string | null): Promise<Standing | undefined> =>
  firstOf(db, sql<Standing>`select * from training.standing(${entry}::uuid)`);

/** Asked about kept seats, nobody's are hers. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The seats still kept for somebody, and whether she is among them. */
export async function keptFor(db: Read, occasion: string, person: string): Promise<Kept[]> {
  const { rows } =
    await sql<Kept>`select x.name, k.remaining, k.release_on::text, x.id = any (training.organisations_of(${person})) as mine
    from training.kept(${occasion}) k join organisation.organisation x on x.id = k.organisation_id
    where k.remaining > 0 order by k.release_on nulls last, x.name`.execute(db);
  return rows;
}
