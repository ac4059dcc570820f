import type { Address } from '#platform/calendars/secret-address.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, Confirm, Copy, Form, Page, Section } from '#platform/ui/index.ts';
import type { Listed } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import { t } from './texts.ts';

type Props = {
  id: string;
  feed: Address | undefined;
  networks: readonly Listed[];
  shown?: string;
};

/** The meetings in one's own calendar: all networks, or one at a time. */
export function FeedPage({ id, feed, networks, shown }: Props) {
  return (
    <Page title={t.feedTitle()} lead={t.feedLead()} trail={networkTrail()}>
      {shown && (
        <Section title={t.feedNew()} lead={t.feedOnce()}>
          <Copy label={t.feedAll()} text={shown} name="all" />
          {networks
            .filter((one) => one.member && !one.closed_at)
            .map((one) => (
              <Copy label={one.name} text={`${shown}?network=${one.id}`} name={one.id} />
            ))}
        </Section>
      )}
      {feed && (
        <p>
          {t.feedSince({ day: formatDate(feed.created_at) })}{' '}
          {feed.last_read_at ? t.feedRead({ when: formatWhen(feed.last_read_at) }) : t.feedUnread()}
        </p>
      )}
      {feed ? (
        <div class="button-row">
          <Confirm
            label={t.feedRenew()}
            question={t.feedRenewQuestion()}
            yes={t.feedRenewYes()}
            action="/networks/calendar"
            hidden={{ id }}
            variant="primary"
          />
          <Confirm label={t.feedEnd()} question={t.feedEndQuestion()} yes={t.feedEndYes()} action="/networks/calendar/revoke" />
        </div>
      ) : (
        <Form action="/networks/calendar" hidden={{ id }}>
          <Button>{t.feedMake()}</Button>
        </Form>
      )}
    </Page>
  );
}
