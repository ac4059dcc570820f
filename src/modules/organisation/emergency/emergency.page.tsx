import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { here } from '#platform/http/here.ts';
import { formatTime, formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Facts,
  Field,
  Form,
  LinkButton,
  Notice,
  Page,
  PostButton,
  Section,
  State,
  Table,
  TextArea,
} from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import type { Opened, Opening } from './emergency.queries.ts';
import { t } from './texts.ts';

const trail = () => [{ href: '/emergency', label: t.title() }];

export function OpeningsPage({ openings }: { openings: readonly Opening[] }) {
  const open = here().viewer?.held.has('emergency.open') && (
    <LinkButton href="/emergency/new" variant="primary">
      {t.openOne()}
    </LinkButton>
  );
  return (
    <Page title={t.title()} lead={t.lead()} {...(open ? { action: open } : {})} tabs={organisationTabs()} wide shy>
      <Table
        caption={t.title()}
        captionHidden
        columns={[{ label: t.openedAt() }, { label: t.opener() }, { label: t.state() }, { label: t.reason() }]}
        rows={openings.map((one) => [
          <a href={`/emergency/${one.id}`}>{formatWhen(one.opened_at)}</a>,
          one.mine ? t.you() : one.opener,
          <StateOf opening={one} />,
          one.reason,
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
    </Page>
  );
}

const StateOf = ({ opening }: { opening: Opening }) =>
  !opening.ended_at && opening.closes_at > new Date() ? (
    <State kind="waiting">{t.openUntil({ time: formatTime(opening.closes_at) })}</State>
  ) : (
    <State kind="neutral">{t.closed()}</State>
  );

export const OpenPage = ({ form = emptyForm, said }: { form?: FormState; said?: string }) => (
  <Page title={t.openOne()} lead={t.openLead()} trail={trail()}>
    <ErrorSummary form={form} />
    {said && (
      <Notice kind="late" title={t.nothingOpened()}>
        <p>{said}</p>
      </Notice>
    )}
    <Notice>
      <p>{t.whatHappens()}</p>
    </Notice>
    <Form action="/emergency" hidden={{ id: String(form.values['id'] ?? '') }}>
      <Field name="called" label={t.called()} help={t.calledHelp()} form={form} autocomplete="off" maxlength={254} required />
      <TextArea name="reason" label={t.why()} help={t.whyHelp()} form={form} maxlength={1000} required />
      <Button variant="danger">{t.open()}</Button>
    </Form>
  </Page>
);

/** One opening: the record, while it is open to the reader; what was done and why, for those who are told. */
export const OpeningPage = ({ opening, opened }: { opening: Opening; opened: Opened | null }) => (
  <Page title={t.one()} trail={trail()} shy>
    {opened && (
      <Notice kind="late" title={t.banner({ time: formatTime(opening.closes_at) })}>
        <p>{t.bannerBody()}</p>
        <PostButton action={`/emergency/${opening.id}/end`} label={t.closeNow()} />
      </Notice>
    )}
    {opened && (
      <Section title={opened.name}>
        <Facts
          items={[
            { term: t.email(), value: opened.email },
            { term: t.phone(), value: opened.phone },
            ...opened.places.map(({ unit, employer, profession }) => ({
              term: t.place(),
              value: `${unit}, ${employer} (${profession})`,
            })),
          ]}
        />
      </Section>
    )}
    <Section title={t.about()}>
      <Facts
        items={[
          { term: t.openedAt(), value: formatWhen(opening.opened_at) },
          { term: t.opener(), value: opening.mine ? t.you() : opening.opener },
          { term: t.record(), value: opening.record ?? t.closedToYou() },
          { term: t.reason(), value: opening.reason },
          { term: t.state(), value: <StateOf opening={opening} /> },
          { term: t.endedAt(), value: opening.ended_at && formatWhen(opening.ended_at) },
        ]}
      />
      <p>{t.alwaysReviewed()}</p>
    </Section>
  </Page>
);
