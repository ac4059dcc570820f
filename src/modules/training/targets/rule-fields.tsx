import type { FormState } from '#platform/http/form-state.ts';
import { Button, ButtonRow, Field, Form, Notice, Select } from '#platform/ui/index.ts';
import { groupAt } from './group-at.ts';
import { functions, options, sectors } from './rule-words.ts';
import { t } from './texts.ts';

export type RuleChoices = {
  units: readonly { id: string; name: string; administration: string | null }[];
  professions: readonly string[];
};
type Props = { group: { id: string }; choices: RuleChoices; form: FormState; counted: number | null };

/** One more way to belong to the group; counted before it is added, without script. */
export function RuleFields({ group, choices, form, counted }: Props) {
  return (
    <Form action={`${groupAt(group.id)}/rules`} hidden={{ rule: String(form.values['rule'] ?? '') }}>
      <h3>{t.addRule()}</h3>
      <Select name="sector" label={t.sector()} form={form} empty={t.any()} options={options(sectors)} />
      <Field
        name="profession"
        label={t.profession()}
        help={t.professionHelp()}
        form={form}
        list={choices.professions}
        maxlength={120}
      />
      <Select
        name="unit_id"
        label={t.unit()}
        form={form}
        empty={t.any()}
        options={choices.units.map(({ id, name, administration }) => ({
          value: id,
          label: name,
          ...(administration ? { group: administration } : {}),
        }))}
      />
      <Select name="function" label={t.function()} form={form} empty={t.any()} options={options(functions)} />
      <Select
        name="leads"
        label={t.leads()}
        form={form}
        empty={t.any()}
        options={[
          { value: 'yes', label: t.leadsYes() },
          { value: 'no', label: t.leadsNo() },
        ]}
      />
      {counted !== null && (
        <Notice>
          <p role="status">{t.wouldCatch({ n: counted })}</p>
        </Notice>
      )}
      <ButtonRow>
        <Button variant="secondary" name="intent" value="count">
          {t.count()}
        </Button>
        <Button name="intent" value="add">
          {t.add()}
        </Button>
      </ButtonRow>
    </Form>
  );
}
