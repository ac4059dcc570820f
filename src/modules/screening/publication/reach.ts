// Two ways of dividing the same people cross each other: by unit over the year, and by quarter over larger parts of the
// tree. Each may be safe alone, and together they may still fix a small number between them. Here is asked, exactly, how
// large a number could be with all sums as published: the feasibility interval of a cell in a two-way table (Hundepool et
// al., 2012), which for such a table is a question of flow in a network and therefore has whole numbers for an answer.

/** People counted in one row and one column at once. */
export type Piece = {
  row: string;
  column: string;
  value: number;
  /** The most it could be as far as anyone knows; Infinity when nothing else is known. */
  room: number;
  /** Nobody in it may be found out. */
  guarded: boolean;
};

/** Guarded pieces that cannot be as large as `wanted` with every row and column sum unchanged: they could be reckoned out. */
export function exposed(pieces: readonly Piece[], wanted: number): Piece[] {
  const byRow = Map.groupBy(pieces, ({ row }) => row);
  const byColumn = Map.groupBy(pieces, ({ column }) => column);
  return pieces.filter((piece) => piece.guarded && piece.value < wanted && !canGrow(piece, wanted, byRow, byColumn));
}

type Lines = ReadonlyMap<string, readonly Piece[]>;

/**
 * Moves people around circles, one circle at a time: into this piece, out of another of its column, into another of that
 * one's row, and so on until out of this piece's own row. (Augmenting paths, Ford and Fulkerson.)
 */
function canGrow(target: Piece, wanted: number, byRow: Lines, byColumn: Lines): boolean {
  const value = new Map<Piece, number>();
  const now = (piece: Piece) => value.get(piece) ?? piece.value;
  for (let grown = target.value; grown < wanted; ) {
    if (target.room <= grown) return false;
    const circle = findCircle(target, now, byRow, byColumn);
    if (!circle) return false;
    for (const [piece, change] of circle) value.set(piece, now(piece) + change);
    grown++;
    value.set(target, grown);
  }
  return true;
}

type Step = { piece: Piece; change: 1 | -1; before: Step | null };

function findCircle(target: Piece, now: (piece: Piece) => number, byRow: Lines, byColumn: Lines): [Piece, number][] | null {
  const columns = new Set([target.column]);
  const rows = new Set<string>();
  let edge: Step[] = [{ piece: target, change: 1, before: null }];
  while (edge.length > 0) {
    const next: Step[] = [];
    for (const step of edge) {
      for (const out of byColumn.get(step.piece.column)!) {
        if (out === target || now(out) === 0 || rows.has(out.row)) continue;
        rows.add(out.row);
        const taken: Step = { piece: out, change: -1, before: step };
        if (out.row === target.row) return unwind(taken);
        for (const into of byRow.get(out.row)!) {
          if (columns.has(into.column) || now(into) >= into.room) continue;
          columns.add(into.column);
          next.push({ piece: into, change: 1, before: taken });
        }
      }
    }
    edge = next;
  }
  return null;
}

function unwind(last: Step): [Piece, number][] {
  const circle: [Piece, number][] = [];
  for (let step: Step | null = last; step?.before; step = step.before) circle.push([step.piece, step.change]);
  return circle;
}
