/** Cancelled, or held: nothing more can be entered. */
export function isOver({ cancelled_at, parts }: { cancelled_at: Date | null; parts: readonly { ends_at: Date }[] }): boolean {
  const last = parts.at(-1);
  return cancelled_at !== null || (last !== undefined && last.ends_at <= new Date());
}
