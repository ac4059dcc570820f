import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  Copy,
  Empty,
  ErrorSummary,
  Facts,
  Field,
  Form,
  KeysSection,
  Notice,
  Page,
  Section,
  Table,
  TextArea,
} from '#platform/ui/index.ts';
import { t as module } from '../../texts.ts';
import { t } from '../texts.ts';
import type { CaseSystem, Units } from './case-systems.queries.ts';
import { UnitNames } from './unit-names.tsx';

type Props = {
  system: CaseSystem;
  units: Units;
  /** Where it calls. */
  address: string;
  /** Which key receipts are signed with. */
  kid: string;
  form?: FormState;
  /** The secret, on the page that answers its making and never again. */
  newKey?: string;
};

export function CaseSystemPage({ system, units, address, kid, form = emptyForm, newKey }: Props) {
  return (
    <Page
      title={system.label}
      lead={t.lead()}
      trail={[
        { href: '/screening', label: module.menu() },
        { href: '/screening/case-systems', label: t.title() },
      ]}
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
          { term: t.speaksFor(), value: system.place },
          { term: t.lastCall(), value: system.last_call ? formatWhen(system.last_call) : t.never() },
        ]}
      />
      <KeysSection
        keys={system.keys}
        makeAt={`/screening/case-systems/${system.id}/keys`}
        endAt={(id) => `/screening/case-system-keys/${id}/end`}
        form={form}
        words={t}
      />
      <Section title={t.connect()} lead={t.connectLead()}>
        <Copy name="address" label={t.apiAddress()} text={address} />
        <Copy name="kid" label={t.publicKey()} text={kid} />
        <ol>
          <li>{t.stepOne()}</li>
          <li>{t.stepTwo()}</li>
          <li>{t.stepThree()}</li>
        </ol>
        <p>
          <a href="/api#take_receipt">{t.apiPage()}</a>
        </p>
      </Section>
      <Section title={t.faults()} lead={t.faultsLead()}>
        <Table
          caption={t.faults()}
          captionHidden
          columns={[{ label: t.when() }, { label: t.request() }, { label: t.why() }]}
          rows={system.refused.map((one) => [formatWhen(one.at), `${one.request}, ${one.status}`, words(one)])}
          empty={<Empty title={t.noFaults()} />}
        />
      </Section>
      <Section title={t.change()}>
        <Form action={`/screening/case-systems/${system.id}`}>
          <Field name="label" label={t.label()} form={withOwn(form, system)} required />
          <TextArea name="origins" label={t.origins()} help={t.originsHelp()} form={withOwn(form, system)} rows={3} />
          <Button variant="secondary">{t.save()}</Button>
        </Form>
      </Section>
      <UnitNames units={units} system={system.id} />
    </Page>
  );
}

const withOwn = (form: FormState, system: CaseSystem): FormState => ({
  ...form,
  values: { label: system.label, origins: system.origins.join('\n'), ...form.values },
});

function words({ status, what }: CaseSystem['refused'][number]): string {
  const said = { 409: t.fault409, 413: t.fault413, 415: t.fault415, 422: t.fault422 }[status] ?? t.faultOther;
  return what ? `${said()} (${what})` : said();
}
