import { Page, Section } from '#platform/ui/index.ts';
import { trail } from './import-parts.tsx';
import type { Import } from './imports.queries.ts';
import { t } from './texts.ts';

/** While a job reads or applies. The page asks again by itself (the Refresh header), without script. */
export function ProgressPage({ one }: { one: Import }) {
  const reading = one.state === 'reading';
  const total = one.rows_total;
  const compared = reading && total > 0 && one.rows_done >= total;
  const lead = !reading
    ? t.applyingLead()
    : compared
      ? t.comparingLead({ total })
      : total > 0
        ? t.readingOf({ done: one.rows_done, total })
        : t.readingLead({ n: one.rows_done });
  // Reading is half of the way; the comparing that follows has no steps to count.
  const share = total === 0 ? undefined : compared ? undefined : one.rows_done / total;
  return (
    <Page title={reading ? t.readingTitle() : t.applyingTitle()} tab={t.title()} lead={lead} trail={trail()}>
      <Section title={t.progress()}>
        <progress
          class="import-progress"
          aria-label={t.progress()}
          max="1"
          value={share === undefined ? undefined : String(share)}
        />
        <p>{t.refreshes()}</p>
        <p>
          <a href={`/organisation/import/${one.id}`}>{t.lookAgain()}</a>
        </p>
      </Section>
    </Page>
  );
}
