/** People of one organisation in one count: each stands in exactly one of the four states. */
export type Count = { head: number; valid: number; proof: number; lapsed: number; never: number };
export type StateOfKnowledge = 'valid' | 'proof' | 'lapsed' | 'never';
export const states: readonly StateOfKnowledge[] = ['valid', 'proof', 'lapsed', 'never'];

/** Trained, still valid and still employed. */
export const covered = ({ valid, proof }: Count): number => valid + proof;

/** 0–1; null where nobody is counted, which is not 0 %. */
export const share = (count: Count): number | null => (count.head === 0 ? null : covered(count) / count.head);

/** People who must have the course before the goal (a share 0–1) is reached; never below nought. */
export const missing = (count: Count, goal: number): number =>
  // A share with three decimals times a whole number: what binary fractions add must not cost one more person.
  Math.max(0, Math.ceil(Number((goal * count.head).toFixed(6))) - covered(count));
