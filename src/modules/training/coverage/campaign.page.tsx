import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Facts,
  Filters,
  Form,
  Notice,
  Page,
  Ring,
  Section,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import type { Campaign, Reach } from './campaign.queries.ts';
import { coverageTabs, trail } from './tabs.ts';
import { t } from './texts.ts';

export type CampaignAsked = { course: string | null; organisation: string | null; to: 'groups' | 'everyone' };
type Props = {
  id: string;
  asked: CampaignAsked;
  courses: readonly { id: string; title: string }[];
  places: readonly { id: string; name: string; municipality: string | null; municipality_id: string | null }[];
  /** Null until course and organisation are chosen. */
  reach: Reach | null;
  campaigns: readonly Campaign[];
  form: FormState;
};

/** One letter to everyone in an administration who lacks a course: first counted, then sent. */
export function CampaignPage({ id, asked, courses, places, reach, campaigns, form }: Props) {
  const choice = filled({ course: asked.course ?? '', organisation: asked.organisation ?? '', to: asked.to });
  const several = new Set(places.map(({ municipality_id }) => municipality_id)).size > 1;
  return (
    <Page title={t.campaignTitle()} lead={t.campaignLead()} trail={trail()} tabs={coverageTabs()}>
      <ErrorSummary form={form} />
      <Filters action="/training/campaign">
        <Select
          name="course"
          label={t.course()}
          options={courses.map((one) => ({ value: one.id, label: one.title }))}
          form={choice}
        />
        <Select
          name="organisation"
          label={t.place()}
          options={places.map((one) => ({
            value: one.id,
            label: one.name,
            ...(several && one.municipality ? { group: one.municipality } : {}),
          }))}
          form={choice}
        />
        <Select
          name="to"
          label={t.campaignTo()}
          empty={false}
          options={[
            { value: 'groups', label: t.campaignGroups() },
            { value: 'everyone', label: t.campaignEveryone() },
          ]}
          form={choice}
        />
      </Filters>
      {reach && <Preview id={id} asked={asked} reach={reach} />}
      <Section title={t.campaignsSent()}>
        <Table
          caption={t.campaignsSent()}
          captionHidden
          columns={[
            { label: t.colSent() },
            { label: t.course() },
            { label: t.place() },
            { label: t.colLetters(), numeric: true },
            { label: t.colGone() },
          ]}
          rows={campaigns.map((one) => [
            formatWhen(one.created_at),
            <a href={`/training/coverage/${one.course_id}`}>{one.title}</a>,
            one.organisation,
            one.finished_at ? one.sent : null,
            <Progress campaign={one} />,
          ])}
          empty={<Empty title={t.campaignsNone()} />}
        />
      </Section>
    </Page>
  );
}

function Preview({ id, asked, reach }: { id: string; asked: CampaignAsked; reach: Reach }) {
  const people = reach.lacking - reach.seated - reach.reminded;
  return (
    <Section title={t.previewTitle()}>
      <Facts
        items={[
          { term: t.previewHead(), value: t.persons({ n: reach.head }) },
          { term: t.previewLacking(), value: t.persons({ n: reach.lacking }) },
          { term: t.previewSeated(), value: t.persons({ n: reach.seated }) },
          { term: t.previewReminded(), value: t.persons({ n: reach.reminded }) },
          { term: t.previewReach(), value: <strong>{t.persons({ n: people })}</strong> },
        ]}
      />
      {people === 0 ? (
        <Notice>
          <p>{t.campaignNobody()}</p>
        </Notice>
      ) : (
        <Form
          action="/training/campaign"
          hidden={{ id, course: asked.course ?? '', organisation: asked.organisation ?? '', to: asked.to }}
        >
          <p>{t.previewLetter()}</p>
          <Button>{t.campaignSend({ n: people })}</Button>
        </Form>
      )}
    </Section>
  );
}

function Progress({ campaign: { finished_at, letters, gone, sent } }: { campaign: Campaign }) {
  if (!finished_at) return <State kind="waiting">{t.campaignWaits()}</State>;
  if (gone >= letters) return <State kind="done">{t.campaignDone()}</State>;
  return (
    <span>
      <Ring share={gone / letters} label={t.colGone()} size="small" /> {t.campaignGone({ gone, n: sent })}
    </span>
  );
}
