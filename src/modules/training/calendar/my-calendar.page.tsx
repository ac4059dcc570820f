import type { Address } from '#platform/calendars/secret-address.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, ButtonRow, Confirm, Copy, Facts, Form, Notice, Page, Section } from '#platform/ui/index.ts';
import { trainingTabs } from '../courses/tabs.ts';
import { t } from './texts.ts';

/** One's own calendar address: made, shown once, replaced, removed. `id` is the next address', should one be made. */
export function MyCalendarPage({ id, feed, shown }: { id: string; feed: Address | undefined; shown?: string }) {
  const lead = shown ? t.mineShown() : feed ? t.mineHas() : t.mineNone();
  return (
    <Page title={t.mine()} lead={lead} trail={[{ href: '/training/mine', label: minePage() }]}>
      {shown && (
        <div class="subscribe">
          <Copy label={t.address()} text={shown} name="address" />
          <p>
            <a href={shown.replace(/^https?:/, 'webcal:')}>{t.openInCalendar()}</a>
          </p>
          <p>{t.subscribeBody()}</p>
        </div>
      )}
      {feed && !shown && (
        <Facts
          items={[
            { term: t.madeOn(), value: formatWhen(feed.created_at) },
            { term: t.lastRead(), value: feed.last_read_at ? formatWhen(feed.last_read_at) : t.neverRead() },
          ]}
        />
      )}
      {!feed && (
        <Form action="/training/calendar/address" hidden={{ id }}>
          <Button>{t.make()}</Button>
        </Form>
      )}
      <Section title={t.whatComes()}>
        <ul>
          <li>{t.comesSeats()}</li>
          <li>{t.comesOffers()}</li>
          <li>{t.comesChanges()}</li>
        </ul>
      </Section>
      <Notice title={t.keepSecret()}>
        <p>{t.keepSecretBody()}</p>
      </Notice>
      {feed && (
        <>
          {!shown && <p>{t.lost()}</p>}
          <ButtonRow>
            <Confirm
              label={t.replace()}
              question={t.replaceQuestion()}
              yes={t.replaceYes()}
              action="/training/calendar/address"
              hidden={{ id }}
              variant="primary"
            />
            <Confirm label={t.revoke()} question={t.revokeQuestion()} yes={t.revokeYes()} action="/training/calendar/revoke" />
          </ButtonRow>
        </>
      )}
    </Page>
  );
}

/** The page above, by the name its own tab gives it. */
const minePage = (): string => trainingTabs().find(({ href }) => href === '/training/mine')?.label ?? t.calendar();
