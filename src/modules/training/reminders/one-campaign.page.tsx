import { formatWhen, number } from '#platform/i18n/dates.ts';
import { Facts, Page, Section } from '#platform/ui/index.ts';
import { trail } from '../coverage/tabs.ts';
import { toWhom } from './campaign.page.tsx';
import type { Campaign } from './campaign.queries.ts';
import { t } from './texts.ts';

/** How far it has come. While it is being sent the page asks again by itself (the Refresh header), without script. */
export function OneCampaignPage({ one }: { one: Campaign }) {
  const letters = one.people === null ? null : one.people - one.passed_over;
  return (
    <Page
      title={t.oneTitle({ course: one.title })}
      tab={t.oneTab()}
      lead={sayStanding(one, letters)}
      trail={trail({ href: '/training/campaign', label: t.campaignTitle() })}
    >
      {!one.finished_at && (
        <Section title={t.progress()}>
          <progress
            class="campaign-progress"
            aria-label={t.progress()}
            max="1"
            value={letters ? String(one.sent / letters) : undefined}
          />
          <p>{t.refreshes()}</p>
          <p>
            <a href={`/training/campaign/${one.id}`}>{t.lookAgain()}</a>
          </p>
        </Section>
      )}
      <Facts
        items={[
          { term: t.factTo(), value: toWhom(one) },
          { term: t.factBegun(), value: formatWhen(one.created_at) },
          { term: t.factFinished(), value: one.finished_at && formatWhen(one.finished_at) },
          { term: t.factSent(), value: number(one.sent) },
          { term: t.factPassed(), value: one.passed_over > 0 ? number(one.passed_over) : null },
        ]}
      />
    </Page>
  );
}

function sayStanding(one: Campaign, letters: number | null): string {
  if (!one.finished_at) return letters === null ? t.oneWaiting() : t.oneSending({ sent: one.sent, n: letters });
  return one.sent > 0 ? t.oneSent({ n: one.sent }) : t.oneNobody();
}
