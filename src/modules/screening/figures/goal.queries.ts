import type { Read } from '#platform/db/db.ts';

/** Where a municipality has set none of its own: what municipalities write in their plans. */
export const USUAL_GOAL = 0.95;

export type Goal = { from_month: string; share: number; set_at: Date };

/** Every goal the municipality has set, in the order they came into force; of several for a month the last set is last. */
export async function listGoals(db: Read, municipality: string | null): Promise<Goal[]> {
  if (!municipality) return [];
  const rows = await db
    .selectFrom('screening.goal')
    .select(['from_month', 'share', 'set_at'])
    .where('municipality_id', '=', municipality)
    .orderBy('from_month')
    .orderBy('set_at')
    .execute();
  return rows.map((row) => ({ ...row, share: row.share / 100 }));
}

/** The goal a month is held against: that of its time, 0–1. */
export const goalAt = (goals: readonly Goal[], month: string): number =>
  goals.findLast(({ from_month }) => from_month <= month)?.share ?? USUAL_GOAL;
