import type { Edge, Layers } from './layers.ts';

const ROUNDS = 12;

/** Orders each layer so that few ways cross: every node is drawn to the middle of those it hangs by, down and up in turn. */
export function orderLayers({ nodes, edges, layers }: Layers): number[][] {
  const above: number[][] = nodes.map(() => []);
  const below: number[][] = nodes.map(() => []);
  for (const { from, to } of edges) {
    above[to]?.push(from);
    below[from]?.push(to);
  }
  let order = layers.map((layer) => [...layer]);
  let best = order;
  let fewest = crossings(edges, order);
  for (let round = 0; round < ROUNDS && fewest > 0; round++) {
    const down = round % 2 === 0;
    order = order.map((layer) => [...layer]);
    for (let i = 1; i < order.length; i++) {
      const at = down ? i : order.length - 1 - i;
      const fixed = new Map((order[down ? at - 1 : at + 1] ?? []).map((node, place) => [node, place]));
      const layer = order[at] ?? [];
      const wish = new Map(layer.map((node, place) => [node, middle((down ? above : below)[node] ?? [], fixed, place)]));
      layer.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
    }
    const now = crossings(edges, order);
    if (now < fewest) [best, fewest] = [order, now];
  }
  return best;
}

function middle(near: readonly number[], fixed: ReadonlyMap<number, number>, own: number): number {
  const places = near.flatMap((node) => fixed.get(node) ?? []);
  return places.length === 0 ? own : places.reduce((sum, place) => sum + place, 0) / places.length;
}

/** How many ways cross: from left to right by where they begin, those that end to the left of one before. */
function crossings(edges: readonly Edge[], order: readonly (readonly number[])[]): number {
  const [place, layerOf]: [number[], number[]] = [[], []];
  for (const [i, layer] of order.entries()) for (const [at, node] of layer.entries()) [place[node], layerOf[node]] = [at, i];
  let count = 0;
  for (const group of Map.groupBy(edges, ({ from }) => layerOf[from]).values()) {
    const ends = group
      .map(({ from, to }) => ({ from: place[from] ?? 0, to: place[to] ?? 0 }))
      .sort((a, b) => a.from - b.from || a.to - b.to)
      .map(({ to }) => to);
    for (const [i, end] of ends.entries()) for (let j = i + 1; j < ends.length; j++) if ((ends[j] ?? 0) < end) count++;
  }
  return count;
}
