import type { Read } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Section } from '#platform/ui/index.ts';
import { listRaisedTo } from './raised.queries.ts';
import { t } from './texts.ts';

/** Questions other networks have raised to this one, on its own page: they wait for what its members know. */
export async function RaisedPart({ network, tx }: { network: { id: string }; tx: Read }) {
  const raised = await listRaisedTo(tx, network.id);
  if (raised.length === 0) return null;
  return (
    <Section title={t.raisedHere()} action={<a href="/networks/raised">{t.raisedHereAll()}</a>}>
      <ul class="question-list">
        {raised.map(({ id, title, network: asks, raised_at }) => (
          <li>
            <a href={`/networks/raised/${id}`}>{title}</a>
            <p class="question-facts">
              <span>{[asks, formatDate(raised_at)].filter(Boolean).join(', ')}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
