import type { Step } from '../step.ts';
import type { Box, Drawing, Line } from './drawing.ts';
import { withoutCircles } from './drawing.ts';
import { type Edge, type Layers, layersOf } from './layers.ts';
import type { Face } from './measure.ts';
import { orderLayers } from './order-layers.ts';
import { placeNodes } from './place-nodes.ts';

const MARGIN = 4;
const EXITS = 30;

/** The whole graph, as wide as it needs to be. */
export function layOut(steps: readonly Step[], face: Face): Drawing {
  const graph = layersOf(withoutCircles(steps), face);
  const order = orderLayers(graph);
  const middles = placeNodes(graph, order);
  const { nodes, edges } = graph;
  const left = Math.min(...nodes.map(({ width }, i) => (middles[i] ?? 0) - width / 2));
  const x = middles.map((middle) => round(middle - left + MARGIN));
  const bands = bandsOf(graph, order, x);
  const boxes = nodes.flatMap(({ layer, box }, i): Box[] =>
    box ? [{ ...box, x: (x[i] ?? 0) - box.width / 2, y: bands[layer]?.top ?? 0 }] : [],
  );
  const right = Math.max(...nodes.map(({ width }, i) => (x[i] ?? 0) + width / 2), 0);
  const height = Math.max(...bands.map(({ bottom }) => bottom), 0);
  return { width: Math.ceil(right + MARGIN), height: Math.ceil(height + MARGIN), boxes, lines: linesOf(graph, edges, x, bands) };
}

type Band = { top: number; bottom: number };

/** How high each layer lies. Where ways lean far between two, there is more air. */
function bandsOf({ nodes, edges }: Layers, order: readonly (readonly number[])[], x: readonly number[]): Band[] {
  const leans: number[] = order.map(() => 0);
  for (const { from, to } of edges) {
    const layer = nodes[from]?.layer ?? 0;
    leans[layer] = Math.max(leans[layer] ?? 0, Math.abs((x[from] ?? 0) - (x[to] ?? 0)));
  }
  let y = MARGIN;
  return order.map((layer, i) => {
    const top = y;
    const bottom = top + Math.max(0, ...layer.map((node) => nodes[node]?.height ?? 0));
    y = bottom + (bottom === top ? 6 : 20) + Math.min(26, (leans[i] ?? 0) / 10);
    return { top, bottom };
  });
}

/** One line a way: from its step or its words, through what it passes, to what it arrives at. */
function linesOf({ nodes }: Layers, edges: readonly Edge[], x: readonly number[], bands: readonly Band[]): Line[] {
  const out = Map.groupBy(edges, ({ from }) => from);
  return edges
    .filter(({ from }) => nodes[from]?.box)
    .map((edge) => {
      const points: [number, number][] = [[exitOf(edge, out.get(edge.from) ?? [], nodes, x), below(edge.from)]];
      const down = (node: number) => points.push([points.at(-1)?.[0] ?? 0, bands[nodes[node]?.layer ?? 0]?.bottom ?? 0]);
      down(edge.from);
      let to = edge.to;
      for (let on = out.get(to)?.[0]; !nodes[to]?.box && on; on = out.get(to)?.[0]) {
        points.push([x[to] ?? 0, bands[nodes[to]?.layer ?? 0]?.top ?? 0]);
        down(to);
        to = on.to;
      }
      points.push([x[to] ?? 0, bands[nodes[to]?.layer ?? 0]?.top ?? 0]);
      return { points: tidy(points), arrow: nodes[to]?.box?.kind === 'step', bend: 'curve' };
    });

  function below(node: number): number {
    return (bands[nodes[node]?.layer ?? 0]?.top ?? 0) + (nodes[node]?.height ?? 0);
  }
}

/** Ways from one box leave it side by side, in the order of where they go. */
function exitOf({ from, to }: Edge, all: readonly Edge[], nodes: Layers['nodes'], x: readonly number[]): number {
  const sorted = all.toSorted((a, b) => (x[a.to] ?? 0) - (x[b.to] ?? 0));
  const apart = Math.min(EXITS, ((nodes[from]?.width ?? 0) - 48) / Math.max(1, all.length - 1));
  return round((x[from] ?? 0) + (sorted.findIndex((edge) => edge.to === to) - (all.length - 1) / 2) * apart);
}

const round = (n: number): number => Math.round(n * 2) / 2;

/** Without points that stand on the one before. */
const tidy = (points: readonly [number, number][]): [number, number][] =>
  points.filter(([px, py], i) => i === 0 || px !== points[i - 1]?.[0] || py !== points[i - 1]?.[1]);
