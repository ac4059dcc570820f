import { formatDate, localDate } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, State, Table } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import { formatMonth } from '../month.ts';
import { oversightTabs } from '../tabs.ts';
import type { Review } from './reviews.queries.ts';
import { t } from './texts.ts';

type Props = { reviews: readonly Review[]; follows: boolean; unsettled: number };

export function ReviewListPage({ reviews, follows, unsettled }: Props) {
  const n = reviews.filter(({ signed_at }) => !signed_at).length;
  return (
    <Page title={t.title()} lead={n > 0 ? t.lead({ n }) : t.leadNone()} tabs={oversightTabs()}>
      <p class="section-lead">{t.why()}</p>
      <div class="button-row">
        <LinkButton href="/reviews/follow-up">
          {t.followUps()}
          {unsettled > 0 && ` (${unsettled})`}
        </LinkButton>
        {follows && <LinkButton href="/reviews/report">{t.report()}</LinkButton>}
      </div>
      <Table
        caption={t.title()}
        captionHidden
        columns={[{ label: t.colMonth() }, { label: t.colWhose() }, { label: t.colProgress() }, { label: t.colState() }]}
        rows={reviews.map((review) => [
          <a href={`/reviews/${review.id}`}>{formatMonth(review.month)}</a>,
          `${review.own ? t.ofYourPeople() : review.headless ? t.headless() : sayWho(review.head)}, ${review.controller}`,
          t.progress({ judged: review.judged, entries: review.entries }),
          <ReviewState review={review} />,
        ])}
        empty={<Empty title={t.empty()} body={t.emptyBody()} />}
      />
      {reviews.some(({ headless }) => headless) && <p class="help">{t.headlessHelp()}</p>}
    </Page>
  );
}

function ReviewState({ review: { signed_at, due_on } }: { review: Review }) {
  if (signed_at) return <State kind="done">{t.signed({ day: formatDate(signed_at) })}</State>;
  const day = formatDate(due_on);
  if (due_on < localDate(new Date())) return <State kind="late">{t.lateSince({ day })}</State>;
  return <State kind="waiting">{t.dueOn({ day })}</State>;
}
