import type { Child } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Field,
  Form,
  Notice,
  type Option,
  Page,
  Radios,
  Section,
  Select,
  TextArea,
  TextEditor,
} from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Example } from './examples.queries.ts';
import { Saved } from './saved.tsx';
import { audiences, evidenceKinds, factors, origins, problemKinds, shownTo } from './words.ts';

export type Choices = {
  places: readonly { id: string; name: string }[];
  routines: readonly { routine_id: string; title: string; organisation: string }[];
  courses: readonly { id: string; title: string; owner: string }[];
};
/** What the card keeps that the form writes. */
type Kept = Exclude<keyof Example, 'old' | 'uses' | 'mine' | 'revision'>;
type Props = Choices & {
  form: FormState;
  /** The example as it is saved; null for a new one. */
  example: Example | null;
  /** Somebody else agreed to stand as the contact. */
  kept: boolean;
  /** What somebody saved meanwhile. */
  conflict?: Example;
};

/** An example as it is written: anything may be left empty until it is published. */
export function ExampleFormPage({ form, example, kept, conflict, places, routines, courses }: Props) {
  const field = (name: Kept, input: Child, options?: readonly Option[]) => [
    input,
    <Saved form={form} name={name} saved={conflict?.[name]} options={options} />,
  ];
  const choices = {
    problem_kinds: optionsOf(problemKinds, (one) => t[`problem_${one}`]()),
    audiences: optionsOf(audiences, (one) => t[`audience_${one}`]()),
    evidence_kind: optionsOf(evidenceKinds, (one) => t[`evidence_${one}`]()),
    factors: optionsOf(factors, (one) => t[`factor_${one}`]()),
    whose: optionsOf(kept ? (['function', 'mine', 'kept'] as const) : (['function', 'mine'] as const), (one) =>
      t[`whose_${one}`](),
    ),
    origin: optionsOf(origins, (one) => t[`origin_${one}`]()),
    routine_id: routines.map(({ routine_id, title, organisation }) => ({ value: routine_id, label: title, group: organisation })),
    course_id: courses.map(({ id, title, owner }) => ({ value: id, label: title, group: owner })),
    shown_to: optionsOf(shownTo, (one) => t[`shown_${one}`]()),
  };
  return (
    <Page
      title={example ? t.editTitle() : t.newTitle()}
      lead={t.formLead()}
      trail={[
        { href: '/examples', label: t.title() },
        ...(example ? [{ href: `/examples/${example.id}`, label: example.title }] : []),
      ]}
    >
      {conflict && (
        <Notice kind="waiting" title={t.conflictTitle()}>
          <p>{t.conflictBody()}</p>
        </Notice>
      )}
      <ErrorSummary form={form} />
      <Form
        action={example ? `/examples/${example.id}/edit` : '/examples/new'}
        hidden={example ? { revision: String(form.values['revision'] ?? '') } : { id: String(form.values['id'] ?? '') }}
        offerAgain
      >
        <Section title={t.formGroupWhat()}>
          {!example && (
            <Select
              {...{ name: 'organisation_id', label: t.formWhere(), empty: false, form, required: true }}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {field(
            'title',
            <Field name="title" label={t.formTitle()} help={t.formTitleHelp()} maxlength={160} form={form} required />,
          )}
          {field(
            'problem_kinds',
            <Checkboxes name="problem_kinds" label={t.formProblemKinds()} options={choices.problem_kinds} form={form} />,
            choices.problem_kinds,
          )}
          {field('problem', <TextEditor name="problem" label={t.formProblem()} rows={5} maxlength={4000} form={form} />)}
          {field(
            'done',
            <TextEditor name="done" label={t.formDone()} help={t.formDoneHelp()} rows={9} maxlength={10_000} form={form} />,
          )}
          {field(
            'audiences',
            <Checkboxes name="audiences" label={t.formAudiences()} options={choices.audiences} form={form} />,
            choices.audiences,
          )}
        </Section>
        <Section title={t.formGroupWorth()}>
          {field('staffing', <TextArea name="staffing" label={t.formStaffing()} rows={2} maxlength={1000} form={form} />)}
          {field('cost', <TextArea name="cost" label={t.formCost()} rows={2} maxlength={1000} form={form} />)}
          {field('result', <TextEditor name="result" label={t.formResult()} rows={5} maxlength={4000} form={form} />)}
          {field(
            'evidence_kind',
            <Select name="evidence_kind" label={t.formEvidenceKind()} options={choices.evidence_kind} form={form} />,
            choices.evidence_kind,
          )}
          {field('evidence', <TextArea name="evidence" label={t.formEvidence()} rows={3} maxlength={2000} form={form} />)}
          {field(
            'evidence_address',
            <Field
              name="evidence_address"
              label={t.formEvidenceAddress()}
              help={t.formAddressHelp()}
              type="url"
              maxlength={500}
              form={form}
            />,
          )}
          {field(
            'factors',
            <Checkboxes
              name="factors"
              label={t.formFactors()}
              help={t.formFactorsHelp()}
              options={choices.factors}
              form={form}
            />,
            choices.factors,
          )}
        </Section>
        <Section title={t.formGroupAsk()}>
          {field(
            'contact_function',
            <Field
              name="contact_function"
              label={t.formContactFunction()}
              help={t.formContactFunctionHelp()}
              maxlength={200}
              form={form}
            />,
          )}
          {field(
            'contact_way',
            <Field name="contact_way" label={t.formContactWay()} help={t.formContactWayHelp()} maxlength={200} form={form} />,
          )}
          <Radios name="contact_whose" label={t.formContactWhose()} options={choices.whose} form={form} required />
          <Saved
            form={form}
            name="contact_whose"
            saved={conflict && (conflict.contact_person_id === null ? 'function' : kept ? 'kept' : 'mine')}
            options={choices.whose}
          />
        </Section>
        <Section title={t.formGroupSource()}>
          {field(
            'origin',
            <Radios name="origin" label={t.formOrigin()} options={choices.origin} form={form} required />,
            choices.origin,
          )}
          {field('source_name', <Field name="source_name" label={t.formSourceName()} maxlength={200} form={form} />)}
          {field(
            'source_address',
            <Field
              name="source_address"
              label={t.formSourceAddress()}
              help={t.formAddressHelp()}
              type="url"
              maxlength={500}
              form={form}
            />,
          )}
        </Section>
        <Section title={t.formGroupOn()}>
          {field(
            'routine_id',
            <Select
              {...{ name: 'routine_id', label: t.formRoutine(), help: t.formRoutineHelp(), empty: t.formNone(), form }}
              options={choices.routine_id}
            />,
            choices.routine_id,
          )}
          {field(
            'course_id',
            <Select {...{ name: 'course_id', label: t.formCourse(), empty: t.formNone(), form }} options={choices.course_id} />,
            choices.course_id,
          )}
          {field(
            'shown_to',
            <Radios name="shown_to" label={t.formShown()} options={choices.shown_to} form={form} required />,
            choices.shown_to,
          )}
        </Section>
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}

const optionsOf = <V extends string>(values: readonly V[], label: (value: V) => string): Option[] =>
  values.map((value) => ({ value, label: label(value) }));
