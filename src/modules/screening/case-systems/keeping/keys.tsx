import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, Confirm, Empty, Field, Form, Section, State, Table } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { CaseSystem } from './case-systems.queries.ts';

export const Keys = ({ system, form }: { system: CaseSystem; form: FormState }) => (
  <Section title={t.keys()} lead={t.keysLead()}>
    <Table
      caption={t.keys()}
      captionHidden
      columns={[
        { label: t.made() },
        { label: t.until() },
        { label: t.lastCall() },
        { label: t.keyState() },
        { label: t.end(), hidden: true },
      ]}
      rows={system.keys.map((key) => [
        formatWhen(key.created_at),
        formatDate(key.expires_at),
        key.last_used_at ? formatWhen(key.last_used_at) : t.never(),
        key.revoked_at ? (
          <State kind="neutral">{t.isEnded()}</State>
        ) : key.over ? (
          <State kind="late">{t.isOver()}</State>
        ) : (
          <State kind="done">{t.inForce()}</State>
        ),
        key.revoked_at || key.over ? (
          ''
        ) : (
          <Confirm
            label={t.end()}
            question={t.endQuestion()}
            yes={t.endYes()}
            action={`/screening/case-system-keys/${key.id}/end`}
          />
        ),
      ])}
      empty={<Empty title={t.noKeys()} body={t.noKeysBody()} />}
    />
    <Form action={`/screening/case-systems/${system.id}/keys`}>
      <Field
        name="days"
        label={t.days()}
        help={t.daysHelp()}
        type="number"
        min={1}
        max={366}
        width="short"
        suffix={t.daysSuffix()}
        form={{ ...form, values: { days: '180', ...form.values } }}
        required
      />
      <Button variant="secondary">{t.makeKey()}</Button>
    </Form>
  </Section>
);
