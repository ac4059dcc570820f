// The same graph in one column, for a narrow screen, for paper and for graphs that are wide: steps below one another, each with
// its ways under it; a way runs on a rail at the side down to its step, and says its number where there is no rail left.
import { wordsOf } from '../say-branch.ts';
import { type Branch, numberOf, type Step } from '../step.ts';
import { t } from '../texts.ts';
import { type Box, type Drawing, endBox, type Line, labelBox, stepBox, withoutCircles } from './drawing.ts';
import type { Face } from './measure.ts';

const MARGIN = 4;
const RAIL = 13;
const STEM = 20;
const INDENT = 36;

/** `width`: how wide the whole may be. `rails`: how many at most. */
export function layOutColumn(steps: readonly Step[], width: number, rails: number, face: Face): Drawing {
  const order = readingOrder(withoutCircles(steps));
  const row = new Map(order.map(({ id }, i) => [id, i]));
  const lanes = lanesOf(order, row, rails);
  const used = Math.max(0, ...lanes.values()) + (lanes.size > 0 ? 1 : 0);
  const right = width - MARGIN - (used > 0 ? used * RAIL + 4 : 0);
  const boxes: Box[] = [];
  const lines: Line[] = [];
  const tops = new Map<string, number>();
  const railed: { from: Box; to: string }[] = [];
  let y = MARGIN;
  for (const [i, step] of order.entries()) {
    const number = numberOf(steps, step.id);
    const box: Box = { ...stepBox(step, number, right - MARGIN, face), x: MARGIN, y };
    boxes.push(box);
    tops.set(step.id, y + Math.min(24, box.height / 2));
    y += box.height;
    const following = order[i + 1]?.id;
    const [only] = step.next;
    if (step.next.length === 1 && only && !wordsOf(only) && only.to !== null && only.to === following) {
      lines.push(down(MARGIN + STEM, y, y + 26));
      y += 26;
      continue;
    }
    const ways = step.next.map((branch) => {
      y += 10;
      const said = wayBox(steps, step, branch, right - MARGIN - INDENT, face);
      const way: Box = { ...said, x: MARGIN + INDENT, y };
      y += way.height;
      return { way, branch };
    });
    for (const [n, { way, branch }] of ways.entries()) {
      boxes.push(way);
      const middle = way.y + way.height / 2;
      lines.push(corners([MARGIN + STEM, box.y + box.height], [MARGIN + STEM, middle], [way.x, middle]));
      if (branch.to === null) continue;
      if (branch.to === following && n === ways.length - 1) lines.push(down(way.x + 16, way.y + way.height, y + 26));
      else if (lanes.has(branch.to)) railed.push({ from: way, to: branch.to });
    }
    y += i === order.length - 1 ? 0 : 26;
  }
  for (const { from, to } of railed) {
    const rail = right + 6 + (lanes.get(to) ?? 0) * RAIL + RAIL / 2;
    const [start, end] = [from.y + from.height / 2, tops.get(to) ?? 0];
    lines.push({ ...corners([from.x + from.width, start], [rail, start], [rail, end], [right, end]), arrow: true });
  }
  return { width, height: Math.ceil(y + MARGIN), boxes, lines };
}

const down = (x: number, from: number, to: number): Line => ({
  points: [
    [x, from],
    [x, to],
  ],
  arrow: true,
  bend: 'corner',
});
const corners = (...points: [number, number][]): Line => ({ points, arrow: false, bend: 'corner' });

function wayBox(steps: readonly Step[], step: Step, branch: Branch, width: number, face: Face) {
  if (branch.to === null && !wordsOf(branch)) return endBox(step.id, t.endsHere(), face);
  const leads = branch.to === null ? t.endsHere() : t.goTo({ number: numberOf(steps, branch.to) });
  return wordsOf(branch) ? labelBox(step.id, branch, width, face, leads) : endBox(step.id, leads, face, 'on');
}

/** As the writer listed them, as far as no way then leads upwards. */
function readingOrder(steps: readonly Step[]): Step[] {
  const left = [...steps];
  const order: Step[] = [];
  while (left.length > 0) {
    const free = left.findIndex(({ id }) => !left.some((other) => other.next.some(({ to }) => to === id)));
    order.push(...left.splice(Math.max(0, free), 1));
  }
  return order;
}

/** One rail for all ways to a step; the one to the nearest step lies innermost. Steps for which none is left have none. */
function lanesOf(order: readonly Step[], row: ReadonlyMap<string, number>, rails: number): Map<string, number> {
  const spans = order.flatMap(({ id }, end) => {
    const starts = order.flatMap(({ next }, start) =>
      next.some(({ to }, n) => to === id && !(start === end - 1 && n === next.length - 1)) ? [start] : [],
    );
    return starts.length > 0 ? [{ id, start: Math.min(...starts), end }] : [];
  });
  const lanes = new Map<string, number>();
  const taken: { lane: number; start: number; end: number }[] = [];
  for (const { id, start, end } of spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const free = [...Array(rails).keys()].find(
      (lane) => !taken.some((other) => other.lane === lane && other.start < end && start < other.end),
    );
    if (free === undefined || !row.has(id)) continue;
    lanes.set(id, free);
    taken.push({ lane: free, start, end });
  }
  return lanes;
}
