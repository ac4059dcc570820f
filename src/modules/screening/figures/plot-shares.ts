import type { LinePlotProps } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** A line of shares with the goal of each time. It needs no nought below it: from half, where all are above, little is seen. */
export function plotShares(title: string, points: readonly { starts: string; share: number; goal: number }[]): LinePlotProps {
  const least = Math.min(...points.map(({ share }) => share));
  return {
    ...{ title, yLabel: t.plotAxis(), percent: true, lowest: least >= 0.8 ? 0.8 : least >= 0.5 ? 0.5 : 0 },
    targetLabel: (goal) => t.plotGoal({ goal }),
    target: points.filter(({ goal }, i) => goal !== points[i - 1]?.goal).map(({ starts, goal }) => ({ x: starts, y: goal })),
    series: [{ name: t.plotAxis(), points: points.map(({ starts, share }) => ({ x: starts, y: share })) }],
  };
}
