/** What was answered to one item. What is not there was not answered. */
export type Answer =
  | { is: 'chosen'; options: readonly string[] }
  | { is: 'number'; value: number }
  /** Of a factor: now, and historically. Either may be left. */
  | { is: 'judged'; now: string | null; before: string | null }
  | { is: 'declined' };

/** By the item's key. */
export type Answers = ReadonlyMap<string, Answer>;
