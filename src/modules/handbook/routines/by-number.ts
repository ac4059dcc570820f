/** Compares routines' numbers as people count: 1.9 before 1.10. */
export const { compare: byNumber } = new Intl.Collator('sv', { numeric: true });
