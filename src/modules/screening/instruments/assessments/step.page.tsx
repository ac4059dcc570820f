import type { PropsWithChildren } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import { Button, ButtonRow, Confirm, ErrorSummary, Form } from '#platform/ui/index.ts';
import { SectionFields } from '../answers/section-fields.tsx';
import { shownIn } from '../answers/steps.ts';
import { languageOf, say } from '../words.ts';
import type { Assessment } from './assessments.queries.ts';
import { Frame } from './frame.tsx';
import { JudgeFields } from './judge-fields.tsx';
import { OwnFields } from './own-fields.tsx';
import { sectionOf } from './steps.ts';
import { t } from './texts.ts';

type Props = { visit: string; assessment: Assessment; step: string; form: FormState };

/** One step at a time: what one says first, a section, factors of one's own, the two judgements. */
export function StepPage(props: Props) {
  const { visit, assessment, step, form } = props;
  const { instrument, title, state } = assessment;
  const section = sectionOf(step);
  const part = section === null ? undefined : instrument.sections[section];
  if (section !== null && part)
    return (
      <Step {...props} heading={say(part.title)} lead={t.stepOf({ n: section + 1, all: instrument.sections.length, title })}>
        {part.intro && (
          <p class="said" lang={languageOf(instrument)}>
            {say(part.intro)}
          </p>
        )}
        <SectionFields instrument={instrument} items={shownIn(instrument, section, state.answers)} form={form} />
      </Step>
    );
  if (step === 'own' && instrument.kind === 'unscored')
    return (
      <Step {...props} heading={t.ownTitle()} lead={t.ownLead()}>
        <OwnFields most={instrument.own_factors ?? 0} form={form} />
      </Step>
    );
  if (step === 'judge')
    return (
      <Step {...props} heading={t.judgeTitle()} lead={t.judgeLead()} next={t.toResult()}>
        <JudgeFields instrument={instrument} form={form} />
      </Step>
    );
  return (
    <Frame visit={visit} title={title} lead={t.noHurry()}>
      <figure class="say-this">
        <figcaption>{t.sayThis()}</figcaption>
        <blockquote class="said" lang={languageOf(instrument)}>
          {say(instrument.intro)}
        </blockquote>
      </figure>
      <Form action={`/screening/visits/${visit}/assessment/intro`} keep={t.offline()}>
        <Button name="go" value="next">
          {t.start()}
        </Button>
      </Form>
      <div class="assessment-anew">
        <Confirm
          label={t.anew()}
          question={t.anewSure()}
          yes={t.anewYes()}
          action={`/screening/visits/${visit}/assessment/anew`}
        />
      </div>
    </Frame>
  );
}

type StepProps = PropsWithChildren<Props & { heading: string; lead: string; next?: string }>;

function Step({ visit, step, form, heading, lead, next, children }: StepProps) {
  return (
    <Frame visit={visit} title={heading} lead={lead}>
      <ErrorSummary form={form} />
      <Form action={`/screening/visits/${visit}/assessment/${step}`} keep={t.offline()}>
        {children}
        <ButtonRow>
          <Button name="go" value="next">
            {next ?? t.next()}
          </Button>
          <Button name="go" value="back" variant="secondary">
            {t.back()}
          </Button>
          <Button name="go" value="pause" variant="quiet">
            {t.pause()}
          </Button>
        </ButtonRow>
      </Form>
    </Frame>
  );
}
