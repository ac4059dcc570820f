import type { Register } from './attendance.queries.ts';
import { t } from './texts.ts';

/** What a certificate takes at this occasion, in words, so that nobody need guess what "delvis" will mean. */
export function RuleSentence({ register: { rule, parts, issued } }: { register: Register }) {
  const n = parts.length;
  const needed = Math.min(rule.partsToComplete ?? n, n);
  return (
    <p class="rule-sentence">
      {t.rule({
        parts: needed === n ? t.ruleAll({ n }) : t.ruleSome({ needed, n }),
        late: rule.lateCounts ? t.lateCounts() : t.lateDoesNotCount(),
        partial: rule.partialCounts ? t.partialCounts() : t.partialDoesNotCount(),
      })}{' '}
      {issued > 0 ? t.issued({ n: issued }) : t.afterLast()}
    </p>
  );
}
