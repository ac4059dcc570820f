import type { Read } from '#platform/db/db.ts';
import { type Busy, busyWith, type Chance, type Course, chanceOf, missingCourses } from './chance.ts';
import { type Kept, keptFor, type Standing, standingOf } from './entry.queries.ts';
import { pendingOffer } from './entry.ts';
import { why } from './sign-up.ts';

export type Panel = {
  occasion: string;
  chance: Chance;
  seats: number;
  /** Why she cannot sign up; null when she can. */
  refusal: string | null;
  missing: readonly Course[];
  busy: readonly Busy[];
  kept: readonly Kept[];
  offer: { expires_at: Date } | null;
  /** Her place among those waiting; null when she is not one of them. */
  standing: Standing | null;
};

/** All the sign-up panel says to this person about this occasion. Null when there is no such published occasion. */
export async function getPanel(db: Read, occasion: string, person: string): Promise<Panel | null> {
  const chance = await chanceOf(db, occasion, person);
  if (!chance?.published) return null;
  const { seats } = await db.selectFrom('training.occasion').select('seats').where('id', '=', occasion).executeTakeFirstOrThrow();
  return {
    occasion,
    chance,
    seats,
    refusal: why(chance, { as: 'herself' }),
    missing: await missingCourses(db, occasion, person),
    busy: await busyWith(db, occasion, person),
    kept: await keptFor(db, occasion, person),
    standing: (chance.entry_state === 'waiting' && (await standingOf(db, chance.entry_id))) || null,
    offer: chance.entry_id ? ((await pendingOffer(db, chance.entry_id)) ?? null) : null,
  };
}
