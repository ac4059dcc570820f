import type { FormState } from '#platform/http/form-state.ts';
import { emptyForm, filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  addressWith,
  asked,
  Button,
  ButtonRow,
  Checkbox,
  Confirm,
  Empty,
  ErrorSummary,
  Field,
  Filters,
  Form,
  LinkButton,
  Notice,
  Page,
  Pager,
  PostButton,
  Section,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import type { Network, Place } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import type { Invite } from './invites.queries.ts';
import { type Candidate, type Face, type Membership, PAGE } from './members.queries.ts';
import { functions, sayFunction } from './say-function.ts';
import { t } from './texts.ts';

type Keeping = {
  /** Those of this page, how many they are in all, and the functions nobody holds. */
  memberships: readonly Membership[];
  count: number;
  page: number;
  vacant: readonly Membership[];
  invites: readonly Invite[];
  places: readonly Place[];
  words: string;
  found: readonly Candidate[];
  more: boolean;
  inviteId: string;
};
type Props = {
  network: Network;
  /** Those of this page, and how many they are in all. */
  faces: readonly Face[];
  all: number;
  page: number;
  keeping: Keeping | null;
  form?: FormState;
  which?: Which;
};
export type Which = 'name' | 'function' | 'email';

/** Who is in a network; for who keeps it, also by what, and how more come in. */
export function MembersPage({ network, faces, all, page, keeping, form = emptyForm, which }: Props) {
  const empty = keeping?.vacant ?? [];
  return (
    <Page title={t.title()} tab={t.title()} lead={t.lead({ n: all })} trail={networkTrail(network)} shy>
      <ErrorSummary form={form} prefix={which} />
      {empty.length > 0 && (
        <Notice kind="waiting" title={t.vacant({ n: empty.length })}>
          <ul>
            {empty.map((one) => (
              <li>{one.function && t.vacancy({ function: sayFunction(one.function), organisation: one.organisation ?? '' })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {keeping && !network.closed_at && <Add network={network} keeping={keeping} form={form} which={which} />}
      {faces.length === 0 ? (
        <Empty title={t.nobody()} />
      ) : (
        <ul class="member-list">
          {faces.map(({ name, stands_for, leads }) => (
            <li>
              <strong>{name ?? t.nameHidden()}</strong>
              <span class="network-soft">{stands_for}</span>
              {leads && <span>{t.convener()}</span>}
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} pages={Math.ceil(all / PAGE)} />
      {all > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>Excel</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })}>CSV</LinkButton>
          {keeping && <LinkButton href={`/networks/${network.id}/attendance`}>{t.attendance()}</LinkButton>}
        </ButtonRow>
      )}
      {network.by_name && (
        <Confirm
          label={t.leave()}
          question={keeping ? t.leaveQuestionKeeping() : t.leaveQuestion()}
          yes={t.leaveYes()}
          action={`/networks/${network.id}/leave`}
        />
      )}
      {keeping && !network.closed_at && <Kept keeping={keeping} />}
    </Page>
  );
}

/** How more come in, folded so that the list is what one meets. */
function Add({
  network,
  keeping,
  form,
  which,
}: {
  network: Network;
  keeping: Keeping;
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

/** The memberships behind the list, and what is done with them; stays open while one does several. */
function Kept({ keeping }: { keeping: Keeping }) {
  return (
    <details class="more" open={asked('kept') !== null}>
      <summary>{t.keepTitle()}</summary>
      <p>{t.keepLead()}</p>
      <Table
        caption={t.keepTitle()}
        captionHidden
        columns={[
          { label: t.byWhat() },
          { label: t.since() },
          { label: t.holders(), numeric: true },
          { label: t.change(), hidden: true },
        ]}
        rows={keeping.memberships.map((one) => [
          <Membered one={one} />,
          formatDate(one.joined_on),
          one.holders,
          <Change one={one} />,
        ])}
      />
      <Pager page={keeping.page} pages={Math.ceil(keeping.count / PAGE)} hrefFor={(n) => addressWith({ kept: String(n) })} />
    </details>
  );
}

const Shared = ({ form }: { form: FormState }) => (
  <>
    <Field name="stands_for" label={t.standsFor()} help={t.standsForHelp()} maxlength={200} form={form} />
    <Checkbox name="leads" label={t.leads()} help={t.leadsHelp()} form={form} />
  </>
);

const Membered = ({ one }: { one: Membership }) => (
  <>
    {one.function ? `${sayFunction(one.function)}, ${one.organisation}` : (one.name ?? t.nameHidden())}
    {one.leads && <span class="network-soft"> {t.convener()}</span>}
    {one.holders === 0 && <State kind="waiting">{t.vacantShort()}</State>}
    {one.gone && <State kind="waiting">{t.goneShort()}</State>}
  </>
);

const Change = ({ one }: { one: Membership }) => (
  <div class="button-row">
    <PostButton
      action={`/networks/members/${one.id}/leads`}
      label={one.leads ? t.leadsNoMore() : t.makeLead()}
      hidden={{ leads: one.leads ? 'no' : 'yes' }}
      variant="quiet"
    />
    <Confirm
      label={t.end()}
      question={one.function ? t.endFunction() : t.endName()}
      yes={t.endYes()}
      action={`/networks/members/${one.id}/end`}
    />
  </div>
);
