// The graph in layers, top to bottom: a way never leads upwards, and what stands in one layer never collides with another's.
// A way's words are a thing of their own in a layer between the steps, so that they have room like any box; a way past
// several layers bends through a narrow place in each (Sugiyama, Tagawa and Toda 1981).
import { wordsOf } from '../say-branch.ts';
import type { Step } from '../step.ts';
import { t } from '../texts.ts';
import { type Box, endBox, labelBox, stepBox } from './drawing.ts';
import type { Face } from './measure.ts';

type Sized = Omit<Box, 'x' | 'y'>;
/** `box` is null where a way only passes. */
export type Node = { layer: number; width: number; height: number; box: Sized | null };
/** From a node to one in the next layer, by their places in `nodes`. */
export type Edge = { from: number; to: number };
export type Layers = { nodes: Node[]; edges: Edge[]; layers: number[][] };

const STEP = 244;
const LABEL = 184;
const PASS = 10;

/** Takes steps without circles. Each layer's nodes are in the order a reader who follows the first way first meets them. */
export function layersOf(steps: readonly Step[], face: Face): Layers {
  const depth = depths(steps);
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const add = (layer: number, box: Sized | null): number =>
    nodes.push({ layer, width: box?.width ?? PASS, height: box?.height ?? 0, box }) - 1;
  const places = new Map<string, number>();
  /** Leads from a node down to a layer, through the ones between. */
  const lead = (from: number, to: number): void => {
    let at = from;
    const target = nodes[to]?.layer ?? 0;
    for (let layer = (nodes[from]?.layer ?? 0) + 1; layer < target; layer++) {
      const pass = add(layer, null);
      edges.push({ from: at, to: pass });
      at = pass;
    }
    edges.push({ from: at, to });
  };
  const meet = (id: string): number => {
    const met = places.get(id);
    if (met !== undefined) return met;
    const at = steps.findIndex((step) => step.id === id);
    const step = steps[at];
    if (!step) throw new Error(`a way to no step: ${id}`);
    const place = add(depth.get(id) ?? 0, stepBox(step, at + 1, STEP, face));
    places.set(id, place);
    for (const branch of step.next) {
      const start = wordsOf(branch) ? add((depth.get(id) ?? 0) + 1, labelBox(id, branch, LABEL, face)) : place;
      if (start !== place) edges.push({ from: place, to: start });
      const layer = (nodes[start]?.layer ?? 0) + 1;
      lead(start, branch.to === null ? add(layer, endBox(id, t.end(), face)) : meet(branch.to));
    }
    return place;
  };
  for (const { id } of steps) meet(id);
  const deepest = Math.max(-1, ...nodes.map(({ layer }) => layer));
  const layers = Array.from({ length: deepest + 1 }, (_, i) => [...nodes.keys()].filter((place) => nodes[place]?.layer === i));
  return { nodes, edges, layers };
}

/** The longest way to each step: two layers a step, so that there is one between for words. */
function depths(steps: readonly Step[]): Map<string, number> {
  const depth = new Map<string, number>();
  const leading = (id: string) => steps.filter(({ next }) => next.some(({ to }) => to === id));
  const find = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const found = Math.max(-2, ...leading(id).map((step) => find(step.id))) + 2;
    depth.set(id, found);
    return found;
  };
  for (const { id } of steps) find(id);
  return depth;
}
