import type { FormState } from '#platform/http/form-state.ts';
import { Button, ButtonRow, ErrorSummary, Form, LinkButton, Notice, Page, Section } from '#platform/ui/index.ts';
import type { Answers } from './answers/answer.ts';
import { scoreOf } from './answers/score.ts';
import { SectionFields } from './answers/section-fields.tsx';
import { shownIn } from './answers/steps.ts';
import type { Version } from './instruments.queries.ts';
import { t } from './texts.ts';
import { languageOf, say } from './words.ts';

type Props = {
  version: Version;
  /** The section shown; null when all is gone through. */
  at: number | null;
  answers: Answers;
  form: FormState;
  more?: boolean;
};

/** An instrument tried: what is answered goes along in the form, and is nowhere else. */
export function TryPage({ version, at, answers, form, more }: Props) {
  const { id, instrument, title } = version;
  const section = at === null ? undefined : instrument.sections[at];
  return (
    <Page
      title={t.tryTitle({ title })}
      lead={t.tryLead()}
      trail={[
        { href: '/screening', label: t.trail() },
        { href: `/screening/instruments/${id}`, label: title },
      ]}
    >
      <ErrorSummary form={form} />
      {more && <Notice>{t.moreAsked()}</Notice>}
      {section && at !== null ? (
        <Form action={`/screening/instruments/${id}/try`} hidden={{ section: at, kept: JSON.stringify([...answers]) }}>
          <div class="part" lang={languageOf(instrument)}>
            <p class="part-over">{t.stepOf({ n: at + 1, all: instrument.sections.length })}</p>
            <h2>{say(section.title)}</h2>
            {section.intro && <p class="said">{say(section.intro)}</p>}
          </div>
          <SectionFields instrument={instrument} items={shownIn(instrument, at, answers)} form={form} />
          <ButtonRow>
            <Button name="go" value="next">
              {t.next()}
            </Button>
            <Button name="go" value="back" variant="secondary">
              {t.back()}
            </Button>
          </ButtonRow>
        </Form>
      ) : (
        <Outcome version={version} answers={answers} />
      )}
    </Page>
  );
}

function Outcome({ version: { id, instrument }, answers }: { version: Version; answers: Answers }) {
  const score = instrument.kind === 'scored' ? scoreOf(instrument, answers) : null;
  return (
    <Section title={t.outcome()} lead={t.nothingWritten()}>
      {score && (
        <div lang={languageOf(instrument)}>
          <p class="value-said">{t.pointsAre({ points: score.points, band: say(score.band.label) })}</p>
          <p>{say(score.band.advice)}</p>
          {score.unanswered > 0 && <p class="help">{t.leftOut({ n: score.unanswered })}</p>}
        </div>
      )}
      {!score && <p>{t.judgedLater()}</p>}
      <ButtonRow>
        <LinkButton href={`/screening/instruments/${id}/try`} variant="primary">
          {t.tryAgain()}
        </LinkButton>
        <LinkButton href={`/screening/instruments/${id}`}>{t.toInstrument()}</LinkButton>
      </ButtonRow>
    </Section>
  );
}
