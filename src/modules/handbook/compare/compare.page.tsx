import { Page, Section } from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import { t } from '../versions/texts.ts';
import type { Version } from '../versions/versions.queries.ts';
import { compareHeads } from './compare-heads.ts';
import { compareVersions } from './compare-versions.ts';
import { Differences } from './differences.tsx';
import { Side } from './side.tsx';

/** Two versions of a routine: what changed in words, what differs place by place, and the whole texts side by side. */
export function ComparePage({ from, to }: { from: Version; to: Version }) {
  const title = t.title({ number: to.routine_number, title: to.title });
  const lead = t.compareLead({ from: from.number, to: to.number });
  return (
    <Page title={t.compareTitle({ title })} lead={lead} trail={routineTrail(to, true)} wide>
      <Section title={t.compareWords()}>
        <p class="change-note">{to.change_note || t.noWords()}</p>
      </Section>
      <Section title={t.changed()}>
        <Differences differences={[...compareVersions(from, to), ...compareHeads(from, to)]} />
      </Section>
      <Section title={t.compareBoth()}>
        <div class="both">
          <Side version={from} />
          <Side version={to} />
        </div>
      </Section>
    </Page>
  );
}
