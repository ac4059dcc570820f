import { Section } from '#platform/ui/index.ts';
import type { TakenInto } from './taken-into.queries.ts';
import { t } from './texts.ts';

/** Beside what one writes: the words that are on their way in, where they shall stand, and where they come from. */
export const TakenIntoBox = ({ taken, number }: { taken: readonly TakenInto[]; number: number }) =>
  taken.length === 0 ? null : (
    <div class="taken-into">
      <Section title={t.takenIntoTitle({ n: number })} lead={t.takenIntoLead()}>
        <ul>
          {taken.map(({ id, text, section, source_label }) => (
            <li>
              <p class="routine-soft">{t.takenIntoLine({ section, source: source_label || t.byColleague() })}</p>
              <blockquote class="proposal-text">{text}</blockquote>
              <p>
                <a href={`/handbook/proposals/${id}`}>{t.change()}</a>
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
