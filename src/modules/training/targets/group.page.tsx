import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, percent } from '#platform/i18n/dates.ts';
import {
  Button,
  Checkbox,
  Confirm,
  DateField,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Page,
  PostButton,
  Section,
  Select,
  Table,
} from '#platform/ui/index.ts';
import { trail } from '../coverage/tabs.ts';
import { groupAt } from './group-at.ts';
import { type RuleChoices, RuleFields } from './rule-fields.tsx';
import { describeRule } from './rule-words.ts';
import type { Group } from './targets.queries.ts';
import { t } from './texts.ts';

export type GroupForms = { rule: FormState; target: FormState; name: FormState };
type Props = {
  group: Group;
  choices: RuleChoices;
  courses: readonly { id: string; title: string }[];
  forms: GroupForms;
  /** People the rule being written would catch, once counted. */
  counted: number | null;
};

export function GroupPage({ group, choices, courses, forms, counted }: Props) {
  const wrong = [forms.rule, forms.target, forms.name].find(({ errors }) => Object.keys(errors).length > 0);
  return (
    <Page
      title={group.name}
      lead={`${t.groupLead({ n: group.people })} ${group.organisation}.`}
      trail={trail({ href: '/training/targets', label: t.title() })}
    >
      {wrong && <ErrorSummary form={wrong} />}
      <Section title={t.rules()} lead={t.rulesLead()}>
        {group.rules.length > 0 && <Rules group={group} />}
        <RuleFields group={group} choices={choices} form={forms.rule} counted={counted} />
      </Section>
      <Section title={t.courses()} lead={t.coursesLead()}>
        <Courses group={group} />
        <Form action={`${groupAt(group.id)}/courses`}>
          <h3>{t.setTarget()}</h3>
          <Select
            name="course_id"
            label={t.course()}
            form={forms.target}
            required
            options={courses.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Field name="share" label={t.share()} suffix="%" width="short" inputmode="decimal" form={forms.target} required />
          <DateField name="due_on" label={t.due()} form={forms.target} required />
          <Checkbox name="first_for_new" label={t.first()} help={t.firstHelp()} form={forms.target} />
          <Button variant="secondary">{t.saveTarget()}</Button>
        </Form>
      </Section>
      <Section title={t.rename()}>
        <Form action={`${groupAt(group.id)}/rename`}>
          <Field name="name" label={t.name()} form={forms.name} required maxlength={120} />
          <Button variant="secondary">{t.rename()}</Button>
        </Form>
        <Confirm
          label={t.removeGroup()}
          question={t.removeQuestion()}
          yes={t.removeYes()}
          action={`${groupAt(group.id)}/remove`}
        />
      </Section>
    </Page>
  );
}

const Rules = ({ group }: { group: Group }) => (
  <Table
    caption={t.rules()}
    captionHidden
    columns={[{ label: t.colRule() }, { label: t.colPeople(), numeric: true }, { label: t.remove(), hidden: true }]}
    rows={group.rules.map((rule) => [
      <span id={`rule-${rule.id}`}>{describeRule(rule)}</span>,
      rule.people,
      <PostButton
        action={`${groupAt(group.id)}/rules/${rule.id}/remove`}
        label={t.remove()}
        variant="quiet"
        describedBy={`rule-${rule.id}`}
      />,
    ])}
  />
);

const Courses = ({ group }: { group: Group }) => (
  <Table
    caption={t.courses()}
    captionHidden
    columns={[
      { label: t.colCourse() },
      { label: t.colShare(), numeric: true },
      { label: t.colDue() },
      { label: t.colFirst() },
      { label: t.toCoverage(), hidden: true },
      { label: t.remove(), hidden: true },
    ]}
    rows={group.courses.map((course) => [
      <span id={`course-${course.id}`}>{course.title}</span>,
      percent(course.share),
      formatDate(course.due_on),
      course.first_for_new ? t.yes() : t.no(),
      <a href={`/training/coverage/${course.id}?group=${group.id}`}>{t.toCoverage()}</a>,
      <PostButton
        action={`${groupAt(group.id)}/courses/${course.id}/remove`}
        label={t.remove()}
        variant="quiet"
        describedBy={`course-${course.id}`}
      />,
    ])}
    empty={<Empty title={t.noCourses()} body={t.noCoursesBody()} />}
  />
);
