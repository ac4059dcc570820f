import type { FormState } from '#platform/http/form-state.ts';
import {
  Button,
  ButtonRow,
  Columns,
  Confirm,
  ErrorSummary,
  Form,
  Notice,
  Page,
  Radios,
  Section,
  Select,
  Table,
} from '#platform/ui/index.ts';
import { fieldName } from './faults.ts';
import type { Field } from './fields.ts';
import { trail } from './import-parts.tsx';
import type { Import } from './imports.queries.ts';
import { t } from './texts.ts';

const groups: readonly { title: () => string; fields: readonly Field[] }[] = [
  { title: t.columnsWho, fields: ['number', 'given', 'family', 'fullName', 'personalNumber'] },
  { title: t.columnsWhere, fields: ['unit', 'unitCode', 'administration', 'profession', 'share'] },
  { title: t.columnsWhen, fields: ['from', 'to'] },
  { title: t.columnsMore, fields: ['email', 'phone', 'leads', 'protected'] },
];
const needed = new Set<Field>(['number', 'given', 'family', 'unit', 'profession']);
const help: Partial<Record<Field, () => string>> = {
  number: t.helpNumber,
  fullName: t.helpFullName,
  personalNumber: t.helpPersonalNumber,
  unit: t.helpUnit,
  unitCode: t.helpUnitCode,
  administration: t.helpAdministration,
  to: t.helpTo,
  leads: t.helpLeads,
  protected: t.helpProtected,
};

export function ColumnsPage({ one, form }: { one: Import; form: FormState }) {
  const options = one.columns
    .filter(({ heading }) => heading !== '')
    .map(({ heading, examples }) => ({ value: heading, label: examples[0] ? `${heading} (${examples[0]})` : heading }));
  return (
    <Page title={t.columnsTitle()} tab={t.title()} lead={t.columnsLead()} trail={trail()} wide>
      <ErrorSummary form={form} />
      <Form action={`/organisation/import/${one.id}/columns`}>
        <Columns>
          {groups.map(({ title, fields }) => (
            <Section title={title()}>
              {fields.map((field) => (
                <Select
                  name={field}
                  label={fieldName(field)}
                  options={options}
                  empty={t.noColumn()}
                  form={form}
                  required={needed.has(field)}
                  {...(help[field] ? { help: help[field]() } : {})}
                />
              ))}
            </Section>
          ))}
        </Columns>
        <Section title={t.columnsHow()} lead={t.blankCells()}>
          <Radios
            name="whole"
            label={t.whole()}
            form={form}
            required
            options={[
              { value: 'yes', label: t.wholeYes(), help: t.wholeYesHelp() },
              { value: 'no', label: t.wholeNo(), help: t.wholeNoHelp() },
            ]}
          />
          <Radios
            name="units"
            label={t.unknownUnits()}
            form={form}
            required
            options={[
              { value: 'fault', label: t.unknownUnitsFault() },
              { value: 'create', label: t.unknownUnitsCreate() },
            ]}
          />
        </Section>
        <ButtonRow>
          <Button>{t.readButton()}</Button>
        </ButtonRow>
      </Form>
      <Section title={t.inTheFile()}>
        <Table
          caption={one.file_name}
          columns={[{ label: t.heading() }, { label: t.examples() }]}
          rows={one.columns.map(({ heading, examples }) => [
            heading || t.nameless(),
            <span class="import-examples">{examples.length > 0 ? examples.join(' · ') : t.noExamples()}</span>,
          ])}
        />
        <Abandon id={one.id} />
      </Section>
    </Page>
  );
}

export const Abandon = ({ id }: { id: string }) => (
  <Confirm
    label={t.abandon()}
    question={t.abandonQuestion()}
    yes={t.abandonYes()}
    action={`/organisation/import/${id}/abandon`}
  />
);

/** Somebody else's import of the same staff, begun and not finished. */
export const OtherOpen = ({ file, when }: { file: string; when: string }) => (
  <Notice kind="waiting" title={t.otherOpen()}>
    <p>{t.otherOpenBody({ file, when })}</p>
  </Notice>
);
