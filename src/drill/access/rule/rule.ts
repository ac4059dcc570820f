import type { Row, Who, World } from '../world.ts';

/** May she? `null`: the rule of access leaves it to other rules of the field, and either answer is right. */
export type Answer = boolean | null;
export type Asks = (world: World, who: Who, row: Row) => Answer;

/** What requests may do with one table's rows; an act that is not told of nobody may. */
export type TableRule = { reads: Asks; changes?: Asks; removes?: Asks; adds?: Asks };
export type Rules = Readonly<Record<string, TableRule>>;

export const everyone: Asks = () => true;
export const nobody: Asks = () => false;
export const own =
  (column: string): Asks =>
  (_world, who, row) =>
    who.id !== null && row[column] === who.id;
/** Whom the rule of access lets, other rules of the field may still refuse: only who is not let is known for certain. */
export const perhaps =
  (asks: Asks): Asks =>
  (world, who, row) =>
    asks(world, who, row) ? null : false;
