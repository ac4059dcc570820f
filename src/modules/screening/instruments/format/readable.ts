/** What something of unknown shape can be taken for; empty or null where it is something else. */
export const readable = {
  object: (value: unknown): Record<string, unknown> | null =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null,
  list: (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []),
  text: (value: unknown): string | null => (typeof value === 'string' ? value : null),
};
