import type { TodoItem } from '#platform/ui/index.ts';

/** Something of the courses' that waits for one person, with the moment it presses. */
export type Waiting = TodoItem & { presses: Date };

const order: readonly TodoItem['kind'][] = ['late', 'waiting', 'info', 'neutral', 'done'];

/** The most pressing first: what is late, then what somebody waits for, then what is good to know; within each the soonest. */
export const byPress = (a: Waiting, b: Waiting): number =>
  order.indexOf(a.kind) - order.indexOf(b.kind) || a.presses.getTime() - b.presses.getTime();
