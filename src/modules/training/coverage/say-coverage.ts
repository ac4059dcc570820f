import { formatDate, percent } from '#platform/i18n/dates.ts';
import { type Count, covered, missing, share } from './count.ts';
import type { Target } from './coverage.queries.ts';
import { t } from './texts.ts';

/** "Av 612 i målgruppen Äldreomsorgen har 431 en giltig kurs – 70 %." */
export function sayCoverage(count: Count, { group, groups }: Pick<Target, 'group' | 'groups'>): string {
  const part = share(count);
  if (part === null) return t.nobody();
  const values = { head: count.head, covered: covered(count), share: percent(part) };
  return groups === 1 && group ? t.sentence({ ...values, group }) : t.sentenceGroups({ ...values, n: groups });
}

/** What is left to the goal, where there is one goal. */
export function sayGoal(count: Count, { goal, due_on }: Pick<Target, 'goal' | 'due_on'>): string | null {
  if (goal === null || due_on === null) return null;
  const values = { goal: percent(goal), day: formatDate(due_on) };
  const left = missing(count, goal);
  return left === 0 ? t.goalReached(values) : t.goalLeft({ ...values, n: left });
}
