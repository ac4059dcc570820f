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
  return x;
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
