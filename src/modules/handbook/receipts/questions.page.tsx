import { type FormState, named } from '#platform/http/form-state.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Field,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import type { Version } from '../versions/versions.queries.ts';
import type { Passage } from './passages.ts';
import { QuestionList } from './question-list.tsx';
import { MOST_OPTIONS, POSITIONS, type Position, type Question } from './questions.queries.ts';
import { t } from './texts.ts';

type Props = {
  version: Version;
  questions: readonly Question[];
  passages: readonly Passage[];
  missing: number;
  form: FormState;
  /** What somebody saved meanwhile. */
  conflict: readonly Question[] | undefined;
};

/** The two questions on what is new in a version: written while it is a draft, read by its reviewers. */
export function QuestionsPage({ version, questions, passages, missing, form, conflict }: Props) {
  const words = t.routine({ number: version.routine_number, title: version.title });
  const writes = version.mine && version.state === 'draft';
  const lead = version.editorial
    ? t.questionsEditorial()
    : version.number === 1
      ? t.questionsLeadFirst()
      : t.questionsLead({ number: version.number });
  return (
    <Page
      title={t.questionsTitle({ routine: words })}
      tab={t.questionsTab()}
      lead={lead}
      trail={routineTrail(version)}
      action={<LinkButton href={`/handbook/versions/${version.id}`}>{t.backToVersion()}</LinkButton>}
    >
      {conflict && (
        <Notice kind="waiting" title={t.questionsMeanwhile()}>
          <p>{t.questionsMeanwhileBody()}</p>
          <QuestionList questions={conflict} passages={passages} />
        </Notice>
      )}
      {missing > 0 && !conflict && (
        <Notice kind="waiting">
          <p>{t.questionsMissing({ n: missing })}</p>
        </Notice>
      )}
      <ErrorSummary form={named(form, labels())} />
      {writes ? (
        <Form
          action={`/handbook/versions/${version.id}/questions`}
          hidden={{ stamp: String(form.values['stamp'] ?? '') }}
          offerAgain
        >
          {POSITIONS.map((n) => (
            <QuestionFields n={n} form={form} passages={passages} required={n <= missing || questions.length >= n} />
          ))}
          <Button>{t.saveQuestions()}</Button>
        </Form>
      ) : questions.length > 0 ? (
        <QuestionList questions={questions} passages={passages} />
      ) : (
        <Empty title={t.questionsNone()} body={t.questionsRead()} />
      )}
    </Page>
  );
}

/** Every field, with which question it is of. */
const labels = (): Record<string, string> =>
  Object.fromEntries(
    POSITIONS.flatMap((n) =>
      [
        [`question${n}`, t.question()],
        ...Array.from({ length: MOST_OPTIONS }, (_, i) => [`option${n}_${i + 1}`, t.option({ n: i + 1 })]),
        ...[
          [`right${n}`, t.rightOption()],
          [`explanation${n}`, t.explanation()],
          [`passage${n}`, t.passage()],
        ],
      ].map(([name, label]) => [name, `${t.questionNumber({ n })}, ${label}`]),
    ),
  );

/** The fields one writes in; the rest are chosen. */
export const wordLabels = (): Record<string, string> =>
  Object.fromEntries(Object.entries(labels()).filter(([name]) => !/^(right|passage)/.test(name)));

type FieldsProps = { n: Position; form: FormState; passages: readonly Passage[]; required: boolean };

function QuestionFields({ n, form, passages, required }: FieldsProps) {
  const kinds = { heading: t.passageHeading(), step: t.passageStep() };
  return (
    <Section title={t.questionNumber({ n })}>
      <TextArea
        name={`question${n}`}
        label={t.question()}
        help={t.questionHelp()}
        rows={2}
        maxlength={500}
        form={form}
        required={required}
      />
      <div class="answers">
        {Array.from({ length: MOST_OPTIONS }, (_, i) => (
          <Field
            name={`option${n}_${i + 1}`}
            label={t.option({ n: i + 1 })}
            maxlength={300}
            form={form}
            required={required && i < 2}
          />
        ))}
      </div>
      <Select
        name={`right${n}`}
        label={t.rightOption()}
        options={Array.from({ length: MOST_OPTIONS }, (_, i) => ({ value: String(i + 1), label: t.rightChoice({ n: i + 1 }) }))}
        form={form}
        width="medium"
        required={required}
      />
      <TextArea
        name={`explanation${n}`}
        label={t.explanation()}
        help={t.explanationHelp()}
        rows={3}
        maxlength={1000}
        form={form}
        required={required}
      />
      <Select
        name={`passage${n}`}
        label={t.passage()}
        empty={passages.length > 0 ? t.choosePassage() : t.passageAll()}
        required={required && passages.length > 0}
        options={passages.map(({ key, kind, label }) => ({ value: key, label, group: kinds[kind] }))}
        form={form}
      />
    </Section>
  );
}
