import type { OccasionRecord } from './completion.queries.ts';
import { completes } from './completion-rule.ts';

export type Judgement = {
  /** Entries that have earned a completion and have none. */
  earned: OccasionRecord['entries'];
  /** Completions that attendance no longer carries. */
  lost: OccasionRecord['completions'];
};

/**
 * Who has completed, and who has it noted without having. Null before the last part has been held and its attendance
 * noted: someone who comes to all of it but the last hour has not been there yet when the list is filled in.
 */
export function judgeCompletions({ rule, parts, entries, completions, cancelled_at }: OccasionRecord): Judgement | null {
  const last = parts.at(-1);
  const over = parts.every((part) => part.held) && !cancelled_at;
  if (!last || !over || !entries.some(({ marks }) => last.id in marks)) return null;
  const done = entries.filter(({ marks }) =>
    completes(
      rule,
      parts.length,
      parts.flatMap(({ id }) => marks[id] ?? []),
    ),
  );
  const doneBy = new Set(done.map((entry) => entry.person_id));
  const approved = completions.filter(({ state }) => state === 'approved');
  const has = new Set(approved.map((completion) => completion.person_id));
  return {
    earned: done.filter((entry) => entry.state === 'placed' && !has.has(entry.person_id)),
    lost: approved.filter((completion) => !doneBy.has(completion.person_id)),
  };
}
