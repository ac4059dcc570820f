import { formatDate } from '#platform/i18n/dates.ts';
import type { Bound } from './binder.queries.ts';
import { t } from './texts.ts';

type Fact = { label: string; value: string; to: null };

/** What stands at the head of a routine on paper and in a saved copy: who decided, where it applies, who answers for it by function. */
export function headOf(one: Omit<Bound, 'position'>): Fact[] {
  const decided = one.decided_by_body && one.decided_on;
  const facts: [string, string][] = [
    [t.headNumber(), t.headNumberIs({ number: one.routine_number, version: one.version })],
    [
      t.headDecided(),
      decided ? t.headDecidedIs({ who: one.decided_by_body, day: formatDate(one.decided_on ?? '') }) : one.decided_by_body,
    ],
    [t.headReference(), one.decision_reference],
    [t.headApplies(), one.applies_names.join(', ') || t.headAppliesAll()],
    [t.headUntil(), one.valid_until ? formatDate(one.valid_until) : ''],
    [t.headReplaces(), one.replaces],
    [t.headOwner(), one.owner_function],
    [t.headReviser(), one.reviser_function],
    [t.headFollower(), one.follower_function],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value, to: null }));
}
