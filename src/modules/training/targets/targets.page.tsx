import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, percent } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Field, Form, Page, Section, Select, Table } from '#platform/ui/index.ts';
import { coverageTabs, trail } from '../coverage/tabs.ts';
import { groupAt } from './group-at.ts';
import { describeRule } from './rule-words.ts';
import type { Group } from './targets.queries.ts';
import { t } from './texts.ts';

type Props = { groups: readonly Group[]; owners: readonly { id: string; name: string }[]; form: FormState };

/** The planner's target groups: who, how many, which courses; and a new one. */
export function TargetsPage({ groups, owners, form }: Props) {
  const several = new Set(groups.map(({ organisation_id }) => organisation_id)).size > 1;
  return (
    <Page title={t.title()} lead={t.lead()} trail={trail()} tabs={coverageTabs()}>
      <ErrorSummary form={form} />
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.colGroup() },
          ...(several ? [{ label: t.organisation() }] : []),
          { label: t.colWho() },
          { label: t.colPeople(), numeric: true },
          { label: t.colCourses() },
        ]}
        rows={groups.map((group) => [
          <a href={groupAt(group.id)}>{group.name}</a>,
          ...(several ? [group.organisation] : []),
          group.rules.length === 0 ? t.noRules() : <Lines lines={group.rules.map(describeRule)} />,
          group.people,
          <Lines
            lines={group.courses.map(({ title, share, due_on }) =>
              t.goalWords({ title, share: percent(share), day: formatDate(due_on) }),
            )}
          />,
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
      <Section title={t.newGroup()}>
        <Form action="/training/targets" hidden={{ id: String(form.values['id'] ?? '') }}>
          <Field name="name" label={t.name()} help={t.nameHelp()} form={form} required maxlength={120} />
          <Select
            name="organisation_id"
            label={t.organisation()}
            help={t.organisationHelp()}
            form={form}
            required
            empty={false}
            options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button>{t.create()}</Button>
        </Form>
      </Section>
    </Page>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.length < 2 ? (
    <span>{lines[0]}</span>
  ) : (
    <ul class="target-lines">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
