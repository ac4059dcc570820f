import { arcPath, openRing } from './arc.ts';

const { done, rest } = openRing(0.58);

/** Samfrid's mark: two arcs that meet without closing – together, and a door left open. Decoration beside the name. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 100 100" aria-hidden="true">
      {done && <path class="mark-one" d={arcPath(done)} />}
      {rest && <path class="mark-two" d={arcPath(rest)} />}
    </svg>
  );
}
