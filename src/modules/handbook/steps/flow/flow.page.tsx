import { Notice, Section } from '#platform/ui/index.ts';
import { picturesOf } from '../../routines/pictures.ts';
import type { Version } from '../../versions/versions.queries.ts';
import { ReadingPage, VersionNotice } from '../reading-page.tsx';
import { StepList } from '../step-list.tsx';
import { t } from '../texts.ts';
import { FlowPicture } from './flow-picture.tsx';

/** The steps as a picture, and below it the same in words: whoever does not see the one has the other. */
export function FlowPage({ version }: { version: Version }) {
  const { steps, title } = version;
  return (
    <ReadingPage version={version} tab="flow" wide>
      <VersionNotice version={version} />
      {steps.length === 0 ? (
        <Notice>{t.noSteps()}</Notice>
      ) : (
        <>
          <FlowPicture steps={steps} title={title} />
          <Section title={t.sameInWords()}>
            <StepList steps={steps} pictures={picturesOf} under={2} />
          </Section>
        </>
      )}
    </ReadingPage>
  );
}
