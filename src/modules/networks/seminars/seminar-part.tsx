import type { Read } from '#platform/db/db.ts';
import { formatDay, formatTime } from '#platform/i18n/dates.ts';
import { Section } from '#platform/ui/index.ts';
import { listComingSeminars } from '#training';
import { t } from './texts.ts';

/** Coming deepening courses that the network's organisation is invited to: they come from the course calendar, where one signs up. */
export async function SeminarPart({ network, tx }: { network: { organisation_id: string }; tx: Read }) {
  const seminars = await listComingSeminars(tx, network.organisation_id, 5);
  if (seminars.length === 0) return null;
  return (
    <Section title={t.title()}>
      <ul class="question-list">
        {seminars.map(({ id, title, label, place, starts_at, organiser }) => (
          <li>
            <a href={`/training/occasions/${id}`}>{[title, label].filter(Boolean).join(', ')}</a>
            <p class="question-facts">
              <span>
                {formatDay(starts_at)}, {formatTime(starts_at)}
              </span>
              <span>{[place, organiser].filter(Boolean).join(', ')}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
