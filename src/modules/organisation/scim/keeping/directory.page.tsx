import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  Copy,
  Empty,
  ErrorSummary,
  Facts,
  Field,
  Form,
  Notice,
  Page,
  Section,
  State,
  Table,
} from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Directory } from './directories.queries.ts';
import { Came, Faults, Groups } from './directory-parts.tsx';

type Props = {
  directory: Directory;
  /** Where the directory calls. */
  address: string;
  form?: FormState;
  /** The secret, on the page that answers its making and never again. */
  newKey?: string;
};

export function DirectoryPage({ directory, address, form = emptyForm, newKey }: Props) {
  const { label, municipality, active, inactive, last_call, last_change } = directory;
  return (
    <Page
      title={label}
      tab={t.directory()}
      lead={t.figures({ n: active, out: inactive })}
      trail={[{ href: '/organisation/directories', label: t.directories() }]}
      shy
    >
      <ErrorSummary form={form} />
      {newKey && (
        <Notice kind="done" title={t.newKeyTitle()}>
          <p>{t.newKeyOnce()}</p>
          <Copy name="new-key" label={t.key()} text={newKey} />
        </Notice>
      )}
      <Facts
        items={[
          { term: t.municipality(), value: municipality },
          { term: t.lastCall(), value: last_call ? formatWhen(last_call) : t.never() },
          { term: t.lastChange(), value: last_change ? formatWhen(last_change) : t.never() },
        ]}
      />
      <Copy name="address" label={t.address()} text={address} />
      <Keys directory={directory} form={form} />
      <Groups groups={directory.groups} />
      <Came came={directory.came} />
      <Faults faults={directory.faults} />
    </Page>
  );
}

const Keys = ({ directory, form }: { directory: Directory; form: FormState }) => (
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
      rows={directory.keys.map((key) => [
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
            question={t.endKeyQuestion()}
            yes={t.endKeyYes()}
            action={`/organisation/directory-keys/${key.id}/end`}
          />
        ),
      ])}
      empty={<Empty title={t.noKeys()} body={t.noKeysBody()} />}
    />
    <Form action={`/organisation/directories/${directory.id}/keys`}>
      <Field
        name="days"
        label={t.days()}
        help={t.daysHelp()}
        type="number"
        min={1}
        max={366}
        width="short"
        suffix={t.daysSuffix()}
        form={form.values['days'] === undefined ? { ...form, values: { ...form.values, days: '180' } } : form}
        required
      />
      <Button variant="secondary">{t.makeKey()}</Button>
    </Form>
  </Section>
);
