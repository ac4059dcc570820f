import { number } from '#platform/i18n/dates.ts';
import { Facts, Section } from '#platform/ui/index.ts';
import { sayPeriod, withGaps } from './period.ts';
import type { Shown } from './support.queries.ts';
import { t } from './texts.ts';

/** One number a half-year for the whole municipality, and none that is small. No sum: from a sum a small one is reckoned. */
export function SupportSection({ support }: { support: readonly Shown[] }) {
  return (
    <Section title={t.support()} lead={t.supportLead()}>
      {support.length === 0 ? (
        <p class="talks-soft">{t.supportNone()}</p>
      ) : (
        <Facts
          items={withGaps(support).map((line) => ({
            term: sayPeriod(line.period),
            value: 'untold' in line ? t.notTold() : line.offered === null ? t.few() : number(line.offered),
          }))}
        />
      )}
    </Section>
  );
}
