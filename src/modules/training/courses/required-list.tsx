import { Section, State } from '#platform/ui/index.ts';
import { Held } from './course-row.tsx';
import { t } from './texts.ts';

type RequiredProps = {
  required: readonly { id: string; title: string }[];
  mine: ReadonlyMap<string, { until: string | null }>;
};

/** What one needs first, and whether one has it. */
export function RequiredList({ required, mine }: RequiredProps) {
  return (
    <Section title={t.prerequisites()} lead={t.prerequisitesLead()}>
      <ul class="required-rows">
        {required.map(({ id, title }) => {
          const held = mine.get(id);
          return (
            <li>
              <a href={`/training/courses/${id}`}>{title}</a>
              {held ? <Held until={held.until} /> : <State kind="waiting">{t.lackIt()}</State>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
