import { emptyForm, type FormState, filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button, Checkbox, Field, Filters, Form, PostButton, Section, Select, State, Table } from '#platform/ui/index.ts';
import type { Network, Place } from '../networks/networks.queries.ts';
import type { Invite } from './invites.queries.ts';
import type { Candidate } from './members.queries.ts';
import { functions, sayFunction } from './say-function.ts';
import { t } from './texts.ts';

/** Which of the forms came back. */
export type Which = 'name' | 'function' | 'email';

export type Adding = {
  invites: readonly Invite[];
  places: readonly Place[];
  words: string;
  found: readonly Candidate[];
  more: boolean;
  inviteId: string;
};

/** How more come in, folded so that the list is what one meets. */
export function AddMembers({
  network,
  keeping,
  form,
  which,
}: {
  network: Network;
  keeping: Adding;
  form: FormState;
  which: Which | undefined;
}) {
  const at = `/networks/${network.id}/members`;
  const start: Partial<Record<Which, FormState>> = { function: filled({ organisation_id: network.organisation_id }) };
  const of = (kind: Which) => (kind === which ? form : (start[kind] ?? emptyForm));
  return (
    <details class="more" open={which !== undefined || keeping.words !== ''}>
      <summary>{t.addTitle()}</summary>
      <Section title={t.byNameTitle()} lead={t.byNameLead()}>
        <Filters action={at}>
          <Field name="q" label={t.search()} type="search" maxlength={100} form={{ values: { q: keeping.words }, errors: {} }} />
        </Filters>
        {keeping.words.trim().length > 1 && keeping.found.length === 0 && <p>{t.foundNobody()}</p>}
        {keeping.more && <p>{t.foundMore()}</p>}
        {keeping.found.length > 0 && (
          <Form action={`${at}/by-name`} prefix="name">
            <Select
              name="person_id"
              label={t.whom()}
              options={keeping.found.map(({ id, name, unit }) => ({ value: id, label: `${name}, ${unit}` }))}
              form={of('name')}
              required
            />
            <Shared form={of('name')} />
            <Button>{t.add()}</Button>
          </Form>
        )}
      </Section>
      {keeping.places.length > 0 && (
        <Section title={t.byFunctionTitle()} lead={t.byFunctionLead()}>
          <Form action={`${at}/by-function`} prefix="function">
            <Select
              name="function"
              label={t.function()}
              options={functions.map((value) => ({ value, label: sayFunction(value) }))}
              form={of('function')}
              required
            />
            <Select
              name="organisation_id"
              label={t.organisation()}
              help={t.organisationHelp()}
              options={keeping.places.map(({ id, name, below }) => ({
                value: id,
                label: name,
                ...(below ? { group: below } : {}),
              }))}
              form={of('function')}
              required
            />
            <Shared form={of('function')} />
            <Button>{t.add()}</Button>
          </Form>
        </Section>
      )}
      <Section title={t.byEmailTitle()} lead={t.byEmailLead()}>
        <Form action={`${at}/by-email`} hidden={{ id: keeping.inviteId }} prefix="email">
          <Field name="email" label={t.email()} type="email" maxlength={254} form={of('email')} required />
          <Field name="stands_for" label={t.standsFor()} help={t.standsForHelp()} maxlength={200} form={of('email')} />
          <Button>{t.invite()}</Button>
        </Form>
        {keeping.invites.length > 0 && (
          <Table
            caption={t.invites()}
            columns={[{ label: t.email() }, { label: t.invitedOn() }, { label: t.state() }, { label: t.change(), hidden: true }]}
            rows={keeping.invites.map((one) => [
              one.email,
              formatDate(one.invited_at),
              one.accepted_at ? <State kind="done">{t.accepted()}</State> : <State kind="neutral">{t.sent()}</State>,
              one.accepted_at ? (
                ''
              ) : (
                <PostButton action={`/networks/invites/${one.id}/withdraw`} label={t.withdraw()} variant="quiet" />
              ),
            ])}
          />
        )}
      </Section>
    </details>
  );
}

const Shared = ({ form }: { form: FormState }) => (
  <>
    <Field name="stands_for" label={t.standsFor()} help={t.standsForHelp()} maxlength={200} form={form} />
    <Checkbox name="leads" label={t.leads()} help={t.leadsHelp()} form={form} />
  </>
);
