import { Prose } from '#platform/text/index.ts';
import { picturesOf } from '../routines/pictures.ts';
import { StepList } from '../steps/step-list.tsx';
import { t } from '../versions/texts.ts';
import type { Version } from '../versions/versions.queries.ts';

/** One whole version beside another. */
export const Side = ({ version }: { version: Version }) => (
  <section class="side" aria-labelledby={`side-${version.number}`}>
    <h3 id={`side-${version.number}`}>
      {t.compareBefore({ n: version.number })}: {t[`state_${version.state}`]()}
    </h3>
    <p>{version.summary}</p>
    <Prose text={version.body} under={3} pictures={picturesOf} prefix={`v${version.number}-`} />
    {version.steps.length > 0 && <StepList steps={version.steps} prefix={`v${version.number}-`} />}
  </section>
);
