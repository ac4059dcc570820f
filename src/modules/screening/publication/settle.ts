import { type Counts, nothing } from './counts.ts';
import type { Family } from './families.ts';
import { sizeOf } from './partition.ts';
import { exposed, type Piece } from './reach.ts';
import type { Tree } from './tree.ts';

/**
 * Shown places of a finer table which, beside what is published already, fixes no small number: made by `propose`, tried,
 * and made again without the smallest places that gave something away, until nothing does. At last nothing is shown.
 */
export function settle(wish: {
  tree: Tree;
  /** To tell the smallest. */
  totals: ReadonlyMap<string, Counts>;
  propose(banned: ReadonlySet<string>): Set<string>;
  /** Shown places in whose block something can be reckoned out. */
  leaks(shown: ReadonlySet<string>): ReadonlySet<string>;
}): Set<string> {
  const { tree, totals, propose, leaks } = wish;
  const size = (id: string) => sizeOf([totals.get(id)].filter((c) => c !== undefined));
  const banned = new Set<string>();
  for (;;) {
    const shown = propose(banned);
    const leaking = leaks(shown);
    if (leaking.size === 0) return shown;
    const below = Map.groupBy(shown, (id) => tree.pathOf(id).at(-2) ?? '');
    for (const id of leaking) {
      // What hides in the rest of a place gets company; what is shown by itself is hidden.
      const smallest = below.get(id)?.sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))[0];
      banned.add(smallest ?? id);
    }
  }
}

/** Some people of a unit: the row and the column whose sums they are part of, and the block that is being settled. */
export type Share = { row: string; column: string; block: string; counts: Counts };

/**
 * Blocks in which a part of the family could be reckoned out when every row's and every column's sum is known. That nobody
 * at all came somewhere is taken for known.
 * @param room the most a part could be
 */
export function leakingBlocks(family: Family, shares: readonly Share[], threshold: number, room = anyNumber): Set<string> {
  const pieces = [...Map.groupBy(shares, ({ row, column }) => `${row} ${column}`).values()];
  const blocks = new Map<Piece, string>();
  const leaking = family.parts(nothing).flatMap((_, part) =>
    exposed(
      pieces.map((some) => {
        const total = (of: (c: Counts) => number) => some.reduce((sum, { counts }) => sum + of(counts), 0);
        const value = total((c) => family.parts(c)[part]!);
        const most = total(room);
        const { row, column, block } = some[0]!;
        // Nobody is a small number where nobody tells something.
        const piece = { row, column, value, room: most, guarded: family.zeroIsSmall ? most > 0 : value > 0 };
        blocks.set(piece, block);
        return piece;
      }),
      threshold,
    ),
  );
  return new Set(leaking.map((piece) => blocks.get(piece)!));
}

const anyNumber = ({ visits }: Counts): number => (visits === 0 ? 0 : Infinity);
/** Answers are not more than those asked, whose number is shown on finer levels. */
export const roomOfAsked = ({ asked }: Counts): number => asked;
