import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { listParts, type Part } from '../occasions/occasion.queries.ts';
import { type Busy, busyWith } from './chance.ts';
import { type EntryState, isActive } from './entry.ts';

export type MyEntry = {
  id: string;
  occasion_id: string;
  state: EntryState;
  number: number;
  changed_at: Date;
  title: string;
  label: string;
  place: string;
  final_call_at: Date | null;
  starts_at: Date | null;
  ends_at: Date | null;
  offered_at: Date | null;
  expires_at: Date | null;
  queue_place: number;
  waiting: number;
  free: boolean;
  parts: readonly Part[];
};
export type Mine = Record<'booked' | 'waiting' | 'past', MyEntry[]> & {
  /** With what each clashes. */
  offers: (MyEntry & { busy: Busy[] })[];
};

/** My entries: what I must answer, the soonest first; what I am booked on; where I wait; what has been. */
export async function listMine(db: Read, me: string): Promise<Mine> {
  const entries = await db
    .selectFrom('training.enrolment as e')
    .innerJoin('training.occasion as o', 'o.id', 'e.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .leftJoin('training.offer as f', (join) => join.onRef('f.enrolment_id', '=', 'e.id').on('f.state', '=', 'pending'))
    .leftJoinLateral(
      sql<{ place: number; waiting: number; may_have_one: boolean }>`(select s.place, s.waiting, s.may_have_one
        from training.standing(e.id) s where e.state in ('waiting', 'resting'))`.as('s'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      sql<{ first: Date | null; last: Date | null }>`(select min(t.starts_at) as first, max(t.ends_at) as last
        from training.part t where t.occasion_id = o.id)`.as('d'),
      (join) => join.onTrue(),
    )
    .select(['e.id', 'e.occasion_id', 'e.state', 'e.number', 'e.changed_at', 'c.title', 'o.label', 'o.place', 'o.final_call_at'])
    .select(['d.first as starts_at', 'd.last as ends_at', 'f.offered_at', 'f.expires_at', 's.place as queue_place', 's.waiting'])
    .select('s.may_have_one as free')
    .where('e.person_id', '=', me)
    .orderBy(sql`d.first nulls last`)
    .orderBy('e.signed_up_at')
    .execute();
  const parts = Map.groupBy(
    await listParts(
      db,
      entries.map(({ occasion_id }) => occasion_id),
    ),
    ({ occasion_id }) => occasion_id,
  );
  const all = entries.map((entry) => ({ ...entry, parts: parts.get(entry.occasion_id) ?? [] }) as MyEntry);
  const now = new Date();
  const coming = (entry: MyEntry) => isActive(entry.state) && !(entry.ends_at && entry.ends_at <= now);
  const waits = (entry: MyEntry) => coming(entry) && entry.state !== 'placed' && !(entry.starts_at && entry.starts_at <= now);
  const offers: Mine['offers'] = [];
  for (const entry of all.filter((e) => e.expires_at)) offers.push({ ...entry, busy: await busyWith(db, entry.occasion_id, me) });
  return {
    offers: offers.sort((a, b) => Number(a.expires_at) - Number(b.expires_at)),
    booked: all.filter((e) => coming(e) && e.state === 'placed'),
    waiting: all.filter((e) => waits(e) && !e.expires_at),
    past: all
      .filter((e) => !e.expires_at && !(coming(e) && e.state === 'placed') && !waits(e))
      .sort((a, b) => Number(b.changed_at) - Number(a.changed_at)),
  };
}
