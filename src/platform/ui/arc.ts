// The one figure of Samfrid: an open ring of two arcs that meet without closing. The mark, the progress of a course and
// every share are this ring, so its geometry is written once.

/** Degrees clockwise from twelve o'clock. */
export type Arc = { from: number; to: number };

const start = 54;
const end = 370;
/** Half the air between the arcs, round caps included (stroke 11 on radius 42). */
const air = 10;
export const radius = 42;

/**
 * The two arcs for a share 0–1. Nothing done is one pale arc, all done one full arc: in both the ring stays open, and a
 * share between them always shows both arcs, however small one is.
 */
export function openRing(share: number): { done: Arc | null; rest: Arc | null } {
  if (share <= 0) return { done: null, rest: { from: start, to: end } };
  if (share >= 1) return { done: { from: start, to: end }, rest: null };
  const meet = Math.min(Math.max(start + share * (end - start), start + air), end - air);
  return { done: { from: start, to: meet - air }, rest: { from: meet + air, to: end } };
}

const at = (degrees: number, far = radius): string => {
  const turn = ((degrees - 90) * Math.PI) / 180;
  return `${round(50 + far * Math.cos(turn))} ${round(50 + far * Math.sin(turn))}`;
};
const round = (n: number): number => Math.round(n * 100) / 100;

/** A short line across the ring where a share would end: the goal. */
export function markPath(share: number): string {
  const degrees = start + Math.min(Math.max(share, 0), 1) * (end - start);
  return `M${at(degrees, 34)}L${at(degrees, 50)}`;
}

/** SVG path on a 100 × 100 ground. An arc without length is a dot (the round cap draws it). */
export function arcPath(arc: Arc): string {
  if (arc.to <= arc.from) return `M${at(arc.from)}h0.01`;
  return `M${at(arc.from)}A${radius} ${radius} 0 ${arc.to - arc.from > 180 ? 1 : 0} 1 ${at(arc.to)}`;
}
