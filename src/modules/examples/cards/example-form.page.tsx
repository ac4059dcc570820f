import type { Child } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Field,
  Form,
  Notice,
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
  const field = (name: string, input: Child) => [input, <Saved form={form} name={name} saved={conflict} />];
  const options = <V extends string>(values: readonly V[], label: (value: V) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  const whose = ['function', 'mine', ...(kept ? (['kept'] as const) : [])] as const;
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
          <Checkboxes
            name="problem_kinds"
            label={t.formProblemKinds()}
            options={options(problemKinds, (one) => t[`problem_${one}`]())}
            form={form}
          />
          {field('problem', <TextEditor name="problem" label={t.formProblem()} rows={5} maxlength={4000} form={form} />)}
          {field(
            'done',
            <TextEditor name="done" label={t.formDone()} help={t.formDoneHelp()} rows={9} maxlength={10_000} form={form} />,
          )}
          <Checkboxes
            name="audiences"
            label={t.formAudiences()}
            options={options(audiences, (one) => t[`audience_${one}`]())}
            form={form}
          />
        </Section>
        <Section title={t.formGroupWorth()}>
          {field('staffing', <TextArea name="staffing" label={t.formStaffing()} rows={2} maxlength={1000} form={form} />)}
          {field('cost', <TextArea name="cost" label={t.formCost()} rows={2} maxlength={1000} form={form} />)}
          {field('result', <TextEditor name="result" label={t.formResult()} rows={5} maxlength={4000} form={form} />)}
          <Select
            name="evidence_kind"
            label={t.formEvidenceKind()}
            options={options(evidenceKinds, (one) => t[`evidence_${one}`]())}
            form={form}
          />
          {field('evidence', <TextArea name="evidence" label={t.formEvidence()} rows={3} maxlength={2000} form={form} />)}
          <Field
            name="evidence_address"
            label={t.formEvidenceAddress()}
            help={t.formAddressHelp()}
            type="url"
            maxlength={500}
            form={form}
          />
          <Checkboxes
            name="factors"
            label={t.formFactors()}
            help={t.formFactorsHelp()}
            options={options(factors, (one) => t[`factor_${one}`]())}
            form={form}
          />
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
          <Radios
            name="contact_whose"
            label={t.formContactWhose()}
            options={options(whose, (one) => t[`whose_${one}`]())}
            form={form}
            required
          />
        </Section>
        <Section title={t.formGroupSource()}>
          <Radios
            name="origin"
            label={t.formOrigin()}
            options={options(origins, (one) => t[`origin_${one}`]())}
            form={form}
            required
          />
          {field('source_name', <Field name="source_name" label={t.formSourceName()} maxlength={200} form={form} />)}
          <Field
            name="source_address"
            label={t.formSourceAddress()}
            help={t.formAddressHelp()}
            type="url"
            maxlength={500}
            form={form}
          />
        </Section>
        <Section title={t.formGroupOn()}>
          <Select
            {...{ name: 'routine_id', label: t.formRoutine(), help: t.formRoutineHelp(), empty: t.formNone(), form }}
            options={routines.map(({ routine_id, title, organisation }) => ({
              value: routine_id,
              label: title,
              group: organisation,
            }))}
          />
          <Select
            {...{ name: 'course_id', label: t.formCourse(), empty: t.formNone(), form }}
            options={courses.map(({ id, title, owner }) => ({ value: id, label: title, group: owner }))}
          />
          <Radios
            name="shown_to"
            label={t.formShown()}
            options={options(shownTo, (one) => t[`shown_${one}`]())}
            form={form}
            required
          />
        </Section>
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}
