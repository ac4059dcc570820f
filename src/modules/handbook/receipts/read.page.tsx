import { type FormState, named } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { Button, ErrorSummary, Form, LinkButton, Notice, Page, Radios, Section } from '#platform/ui/index.ts';
import { compareVersions } from '../compare/compare-versions.ts';
import { Differences } from '../compare/differences.tsx';
import { picturesOf } from '../routines/pictures.ts';
import { routineTrail } from '../routines/trail.ts';
import { StepList } from '../steps/step-list.tsx';
import type { Version } from '../versions/versions.queries.ts';
import type { Passage } from './passages.ts';
import type { Asked } from './questions.queries.ts';
import type { Change, Had, Reading } from './reading.queries.ts';
import { t } from './texts.ts';

export type Wrongly = { position: number; passage: Passage };
type Props = {
  version: Version;
  reading: Reading;
  /** The version she read before, and what is told of those since; null where she reads it whole. */
  before: { version: Version; changes: readonly Change[] } | null;
  questions: readonly Asked[];
  form: FormState;
  wrong?: readonly Wrongly[];
};

/** Reads a version and signs for it: the whole, or for who has read one before only what has changed. */
export function ReadPage({ version, reading, before, questions, form, wrong = [] }: Props) {
  const words = t.routine({ number: version.routine_number, title: version.title });
  const had = reading.read?.holds ? reading.read : null;
  const lead = had
    ? sayRead(had, reading.number)
    : before
      ? t.readChange({ before: before.version.number, number: version.number })
      : questions.length > 0
        ? t.readWhole()
        : t.readWholePlain();
  return (
    <Page
      title={t.readTitle({ routine: words })}
      lead={lead}
      trail={routineTrail(version, true)}
      action={had ? <LinkButton href={`/handbook/routines/${version.routine_id}`}>{t.toRoutine()}</LinkButton> : null}
    >
      <ErrorSummary form={named(form, labelsOf(questions))} />
      {before ? (
        <>
          <Changed before={before} version={version} />
          <details class="more">
            <summary>{t.readAll()}</summary>
            <Whole version={version} />
          </details>
        </>
      ) : (
        <Whole version={version} />
      )}
      {!had && <Sign {...{ version, questions, form, wrong }} />}
    </Page>
  );
}

/** Two questions can be told the same thing: the summary says which one each sentence is about. */
const labelsOf = (questions: readonly Asked[]): Record<string, string> =>
  Object.fromEntries(questions.map(({ position, question }) => [`answer${position}`, question]));

/** That she has read it, and why an older receipt may still hold. */
export const sayRead = ({ number, read_at }: Had, inForce: number): string => {
  const said = { number, day: formatDate(read_at) };
  return number === inForce ? t.youRead(said) : t.youReadHolds(said);
};

const Whole = ({ version: { summary, body, steps } }: { version: Version }) => (
  <article class="read-whole">
    {summary && <p class="read-summary">{summary}</p>}
    <Prose text={body} under={1} pictures={picturesOf} />
    {steps.length > 0 && <StepList steps={steps} pictures={picturesOf} under={1} />}
  </article>
);

function Changed({ before, version }: { before: NonNullable<Props['before']>; version: Version }) {
  return (
    <Section title={t.whatChanged()}>
      {before.changes
        .filter(({ editorial, change_note }) => !editorial || change_note)
        .map(({ number, change_note, published_at }) => (
          <div class="read-note">
            <h3>{t.inVersion({ number, day: formatDate(published_at) })}</h3>
            <p>{change_note || t.noNote()}</p>
          </div>
        ))}
      <h3>{t.placeByPlace()}</h3>
      <Differences differences={compareVersions(before.version, version)} level={4} />
    </Section>
  );
}

function Sign({
  version,
  questions,
  form,
  wrong,
}: Pick<Props, 'version' | 'questions' | 'form'> & { wrong: readonly Wrongly[] }) {
  return (
    <Section
      title={questions.length > 0 ? t.questionsPart() : t.receiptPart()}
      lead={questions.length > 0 ? t.questionsPartLead() : t.receiptPartLead()}
    >
      <Form action={`/handbook/versions/${version.id}/read`}>
        {questions.map(({ position, question, options }) => (
          <>
            <Radios
              name={`answer${position}`}
              label={question}
              options={options.map((label, i) => ({ value: String(i + 1), label }))}
              form={form}
              required
            />
            <AgainPassage passage={wrong.find((one) => one.position === position)?.passage ?? null} />
          </>
        ))}
        <Button>{t.sign()}</Button>
      </Form>
    </Section>
  );
}

/** After a wrong answer: where it says so, to be read once more. */
function AgainPassage({ passage }: { passage: Passage | null }) {
  if (!passage) return null;
  return (
    <Notice kind="info" title={`${t.here()}: ${passage.label}`}>
      <Prose text={passage.text} under={2} pictures={picturesOf} prefix={`again-${passage.key.replace(':', '-')}-`} />
    </Notice>
  );
}
