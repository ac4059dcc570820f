import type { FormState } from '#platform/http/form-state.ts';
import {
  Button,
  ButtonRow,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  Field,
  Form,
  Hidden,
  LinkButton,
  Page,
  Radios,
  Select,
  TextArea,
} from '#platform/ui/index.ts';
import { FormPart } from '../occasions/fields/form-part.tsx';
import { t } from './texts.ts';
import { formChoices, levelOptions } from './words.ts';

type CourseFormProps = {
  form: FormState;
  /** Where it is sent: the page's own address. */
  action: string;
  /** Null for a new course. */
  course: { id: string; title: string } | null;
  organisations: readonly { id: string; name: string }[];
  others: readonly { id: string; title: string; owner: string; ours: boolean }[];
};

export function CourseFormPage({ form, action, course, organisations, others }: CourseFormProps) {
  const trail = [
    { href: '/training', label: t.training() },
    ...(course ? [{ href: `/training/courses/${course.id}`, label: course.title }] : []),
  ];
  const choices = others.map(({ id, title, owner, ours }) => ({ value: id, label: ours ? title : `${title} – ${owner}` }));
  return (
    <Page
      title={course ? t.editCourseTitle() : t.newCourseTitle()}
      lead={course ? course.title : t.newCourseLead()}
      trail={trail}
    >
      <ErrorSummary form={form} />
      <Form action={action}>
        <Hidden name="id" value={String(form.values['id'])} />
        <What form={form} organisations={organisations} />
        <FormPart id="rules" title={t.rulesTitle()}>
          <Needed form={form} choices={choices} />
        </FormPart>
        <FormPart id="completion" title={t.completionGroup()} lead={t.completionHelp()}>
          <Completion form={form} />
          <Select
            name="leads_to_trainer_of"
            label={t.leadsToField()}
            help={t.leadsToHelp()}
            empty={t.leadsToNone()}
            options={choices}
            form={form}
          />
        </FormPart>
        <ButtonRow>
          <Button>{course ? t.save() : t.saveDraft()}</Button>
          <LinkButton href={course ? `/training/courses/${course.id}` : '/training'} variant="quiet">
            {t.back()}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function What({ form, organisations }: Pick<CourseFormProps, 'form' | 'organisations'>) {
  const owners = organisations.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Field name="title" label={t.titleField()} help={t.titleHelp()} form={form} maxlength={160} required />
      <Select
        name="organisation_id"
        label={t.organisationField()}
        help={t.organisationHelp()}
        empty={owners.length === 1 ? false : t.choose()}
        options={owners}
        form={form}
        width="medium"
        required
      />
      <Select name="level" label={t.level()} options={levelOptions()} form={form} width="medium" required />
      <Radios name="form" label={t.formField()} options={formChoices()} form={form} required />
      <Field name="length_text" label={t.lengthField()} help={t.lengthHelp()} form={form} maxlength={120} width="medium" />
      <TextArea name="summary" label={t.summaryField()} help={t.summaryHelp()} form={form} rows={3} maxlength={600} />
      <TextArea name="body" label={t.bodyField()} help={t.bodyHelp()} form={form} rows={8} maxlength={20_000} />
      <TextArea name="material" label={t.materialField()} help={t.materialHelp()} form={form} rows={4} maxlength={5000} />
    </>
  );
}

type NeededProps = { form: FormState; choices: readonly { value: string; label: string }[] };

function Needed({ form, choices }: NeededProps) {
  return (
    <>
      {choices.length > 0 && (
        <Checkboxes name="requires" label={t.prerequisitesField()} help={t.prerequisitesHelp()} options={choices} form={form} />
      )}
      <Radios
        name="approval"
        label={t.approvalField()}
        options={[
          { value: 'none', label: t.approvalNo() },
          { value: 'manager', label: t.approvalYes() },
        ]}
        form={form}
        required
      />
    </>
  );
}

function Completion({ form }: { form: FormState }) {
  return (
    <>
      <Field
        name="parts_to_complete"
        label={t.partsField()}
        help={t.partsHelp()}
        suffix={t.partsSuffix()}
        form={form}
        inputmode="numeric"
        width="short"
      />
      <Checkbox name="late_counts" label={t.lateField()} form={form} />
      <Checkbox name="partial_counts" label={t.partialField()} form={form} />
      <Field
        name="validity_months"
        label={t.validityField()}
        help={t.validityHelp()}
        suffix={t.months()}
        form={form}
        inputmode="numeric"
        width="short"
      />
      <Checkbox name="accepts_external" label={t.externalField()} help={t.externalHelp()} form={form} />
    </>
  );
}
