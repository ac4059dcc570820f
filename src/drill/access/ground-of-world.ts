// What every part of a founded county is made with.
import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type Chance, chance } from './chance.ts';

export type Value = string | number | boolean | null | readonly string[];
export type NewRow = Record<string, Value>;

export type Ground = {
  random: Chance;
  /** Ids and secrets: ids the same for the same seed. */
  id: () => string;
  secret: () => string;
  add: (table: string, rows: readonly NewRow[]) => Promise<void>;
};

export function groundOf(owner: pg.Client, seed: number): Ground {
  let made = 0;
  const id = () => {
    const hex = createHash('sha256').update(`${seed} ${made++}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  // Chance may find the same pair twice, where there can be one.
  const add = async (table: string, rows: readonly NewRow[]) => {
    for (const row of rows) {
      const columns = Object.keys(row)
        .map((name) => `"${name}"`)
        .join(', ');
      await owner.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1) on conflict do nothing`,
        [JSON.stringify(row)],
      );
    }
  };
  return { random: chance(seed), id, secret: () => `\\x${randomBytes(16).toString('hex')}`, add };
}
