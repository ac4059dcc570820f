// Chance that falls the same way every time: the same people and the same stories in every demo, so that a picture in
// the README, a test and a colleague's screen show the same county.
import { createHash } from 'node:crypto';

export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** min ≤ n ≤ max, whole. */
  whole(min: number, max: number): number;
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): T[];
  uuid(): string;
};

/** A stream of its own for each purpose, so that one more unit does not rename everybody. Mulberry32, seeded by the name. */
export function random(purpose: string): Random {
  let state = createHash('sha256').update(`Ekhaga ${purpose}`).digest().readUInt32LE();
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    whole,
    chance: (p) => next() < p,
    pick: (list) => list[whole(0, list.length - 1)]!,
    shuffle: (list) => {
      const all = [...list];
      for (let i = all.length - 1; i > 0; i--) {
        const j = whole(0, i);
        [all[i], all[j]] = [all[j]!, all[i]!];
      }
      return all;
    },
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => whole(0, 15).toString(16));
      hex[12] = '4';
      hex[16] = 'a';
      return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
