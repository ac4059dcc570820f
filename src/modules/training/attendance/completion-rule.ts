/** present (närvarande), late (sen), partial (delvis), absent (frånvarande): what may be noted of someone at a part. */
export const presences = ['present', 'late', 'partial', 'absent'] as const;
export type Presence = (typeof presences)[number];

export type CompletionRule = {
  /** Parts one must have attended; null means all of them. */
  partsToComplete: number | null;
  lateCounts: boolean;
  partialCounts: boolean;
};

/** Whether having been there so counts as having attended the part. */
export function countsAsAttended(rule: CompletionRule, presence: Presence | undefined): boolean {
  if (presence === 'late') return rule.lateCounts;
  if (presence === 'partial') return rule.partialCounts;
  return presence === 'present';
}

/**
 * Whether someone has completed an occasion of `parts` parts. Where the course asks for more parts than the occasion has
 * (the same course given in fewer, longer sittings), all of them are asked for. An occasion without parts is completed by nobody.
 */
export function completes(rule: CompletionRule, parts: number, marks: Iterable<Presence>): boolean {
  const needed = Math.min(rule.partsToComplete ?? parts, parts);
  let attended = 0;
  for (const presence of marks) if (countsAsAttended(rule, presence)) attended++;
  return parts > 0 && attended >= needed;
}
