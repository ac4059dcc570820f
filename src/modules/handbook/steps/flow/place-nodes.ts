import type { Layers, Node } from './layers.ts';

const APART = 20;
const ROUNDS = 16;

/** Where the middle of each node is, sideways: as near those it hangs together with as its neighbours let it be. */
export function placeNodes({ nodes, edges }: Layers, order: readonly (readonly number[])[]): number[] {
  const near: { node: number; down: boolean; weight: number }[][] = nodes.map(() => []);
  for (const { from, to } of edges) {
    // A way that only passes should run straight; one that leaves a box may lean.
    const weight = nodes[from]?.box || nodes[to]?.box ? 1 : 6;
    near[from]?.push({ node: to, down: true, weight });
    near[to]?.push({ node: from, down: false, weight });
  }
  const x = nodes.map(() => 0);
  for (const layer of order)
    settle(
      layer,
      nodes,
      x,
      layer.map(() => 0),
    );
  for (let round = 0; round < ROUNDS; round++) {
    const both = round >= ROUNDS - 4;
    const down = round % 2 === 0;
    for (const layer of down ? order : order.toReversed()) {
      const wishes = layer.map((node) => {
        const pulls = (near[node] ?? []).filter((one) => both || one.down !== down);
        const weight = pulls.reduce((sum, one) => sum + one.weight, 0);
        return weight === 0 ? (x[node] ?? 0) : pulls.reduce((sum, one) => sum + one.weight * (x[one.node] ?? 0), 0) / weight;
      });
      settle(layer, nodes, x, wishes);
    }
  }
  straighten({ nodes, edges }, order, x);
  return x;
}

/**
 * Lets what hangs together one by one run straight down, as far as there is room: a way through its passes, a step and the only
 * one after it. The longest first; none comes nearer to a neighbour than before.
 */
function straighten({ nodes, edges }: Pick<Layers, 'nodes' | 'edges'>, order: readonly (readonly number[])[], x: number[]): void {
  const [out, into] = [Map.groupBy(edges, ({ from }) => from), Map.groupBy(edges, ({ to }) => to)];
  const following = (node: number): number | undefined => {
    const [only, other] = out.get(node) ?? [];
    return only && !other && into.get(only.to)?.length === 1 ? only.to : undefined;
  };
  const follows = new Set([...nodes.keys()].map(following));
  const chains = [...nodes.keys()]
    .filter((node) => !follows.has(node) && following(node) !== undefined)
    .map((start) => {
      const chain = [start];
      for (let next = following(start); next !== undefined; next = following(next)) chain.push(next);
      return chain;
    })
    .sort((a, b) => b.length - a.length);
  const place = new Map(order.flatMap((layer) => layer.map((node, i) => [node, { layer, i }] as const)));
  const edge = (node: number | undefined, side: -1 | 1): number =>
    node === undefined ? -side * Number.POSITIVE_INFINITY : (x[node] ?? 0) + side * ((nodes[node]?.width ?? 0) / 2 + APART);
  const room = (node: number): [number, number] => {
    const { layer, i } = place.get(node) ?? { layer: [], i: 0 };
    const half = (nodes[node]?.width ?? 0) / 2;
    return [edge(layer[i - 1], 1) + half, edge(layer[i + 1], -1) - half];
  };
  for (const chain of chains) {
    let part: number[] = [];
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const align = () => {
      const mean = part.reduce((sum, node) => sum + (x[node] ?? 0), 0) / part.length;
      for (const node of part) x[node] = Math.round(Math.min(high, Math.max(low, mean)) * 2) / 2;
    };
    for (const node of chain) {
      const [from, to] = room(node);
      if (Math.max(low, from) > Math.min(high, to)) {
        align();
        part = [];
        [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      }
      part.push(node);
      [low, high] = [Math.max(low, from), Math.min(high, to)];
    }
    align();
  }
}

/**
 * The places nearest to the wishes, by least squares, that keep the order and leave room for every node's width: neighbours that
 * would come too close move as one (pool adjacent violators).
 */
function settle(layer: readonly number[], nodes: readonly Node[], x: number[], wishes: readonly number[]): void {
  const offsets: number[] = [];
  let offset = 0;
  for (const [i, node] of layer.entries()) {
    const before = layer[i - 1];
    if (before !== undefined) offset += ((nodes[before]?.width ?? 0) + (nodes[node]?.width ?? 0)) / 2 + APART;
    offsets.push(offset);
  }
  const groups: { sum: number; count: number }[] = [];
  for (const [i, wish] of wishes.entries()) {
    let group = { sum: wish - (offsets[i] ?? 0), count: 1 };
    for (let last = groups.at(-1); last && last.sum / last.count > group.sum / group.count; last = groups.at(-1)) {
      group = { sum: group.sum + last.sum, count: group.count + last.count };
      groups.pop();
    }
    groups.push(group);
  }
  let i = 0;
  for (const { sum, count } of groups)
    for (let n = 0; n < count; n++, i++) x[layer[i] ?? 0] = Math.round((sum / count + (offsets[i] ?? 0)) * 2) / 2;
}
