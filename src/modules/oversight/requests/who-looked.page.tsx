import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen, localDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  DateField,
  Empty,
  ErrorSummary,
  Fieldset,
  Form,
  Page,
  Section,
  State,
  Table,
  TextArea,
} from '#platform/ui/index.ts';
import { oversightTabs } from '../tabs.ts';
import type { Request } from './requests.queries.ts';
import { t } from './texts.ts';

/** Her right to see who has looked: she asks, and sees where it stands. */
export function WhoLookedPage({ requests, form, id }: { requests: readonly Request[]; form: FormState; id: string }) {
  const open = requests.find(({ decided_at, withdrawn_at }) => !decided_at && !withdrawn_at);
  const today = localDate(new Date());
  return (
    <Page title={t.title()} lead={t.lead()} tabs={oversightTabs()} shy>
      <ErrorSummary form={form} />
      <Section title={t.yours()}>
        <Table
          caption={t.yours()}
          captionHidden
          columns={[{ label: t.colMade() }, { label: t.colDays() }, { label: t.colState() }]}
          rows={requests.map((request) => [
            <a href={`/who-looked/${request.id}`}>{formatWhen(request.made_at)}</a>,
            `${formatDate(request.from_on)} – ${formatDate(request.until_on)}`,
            <RequestState request={request} />,
          ])}
          empty={<Empty title={t.none()} body={t.noneBody()} />}
        />
      </Section>
      {open ? (
        <Confirm
          label={t.withdraw()}
          question={t.withdrawQuestion()}
          yes={t.withdrawYes()}
          action={`/who-looked/${open.id}/withdraw`}
        />
      ) : (
        <Section title={t.newOne()} lead={t.newLead()}>
          <Form action="/who-looked" hidden={{ id }}>
            <Fieldset label={t.whichDays()} help={t.whichDaysHelp()}>
              <DateField name="from" label={t.from()} required form={form} max={today} />
              <DateField name="until" label={t.until()} required form={form} max={today} />
            </Fieldset>
            <TextArea name="wish" label={t.wish()} help={t.wishHelp()} rows={3} maxlength={1000} form={form} />
            <Button>{t.askNow()}</Button>
          </Form>
        </Section>
      )}
      <Section title={t.howTitle()}>
        <p>{t.how1()}</p>
        <p>{t.how2()}</p>
      </Section>
    </Page>
  );
}

/** Where it stands, with the days left said honestly. */
export function RequestState({ request: { decided_at, withdrawn_at, due_on, left, taken_at } }: { request: Request }) {
  if (withdrawn_at) return <State kind="neutral">{t.stateWithdrawn({ day: formatDate(withdrawn_at) })}</State>;
  if (decided_at) return <State kind="done">{t.stateDecided({ day: formatDate(decided_at) })}</State>;
  const day = formatDate(due_on);
  if (left < 0) return <State kind="late">{t.stateLate({ day })}</State>;
  return <State kind="waiting">{(taken_at ? t.stateTaken : t.stateMade)({ day })}</State>;
}
