import { randomUUID } from 'node:crypto';
import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen, number } from '#platform/i18n/dates.ts';
import {
  Button,
  Checkbox,
  Confirm,
  Empty,
  ErrorSummary,
  Facts,
  Form,
  Notice,
  Page,
  Pager,
  Section,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { coverageTabs, trail } from '../coverage/tabs.ts';
import type { Campaign, CampaignChoices, CampaignCount } from './campaign.queries.ts';
import { t } from './texts.ts';

export type Preview = {
  course: { id: string; title: string };
  place: { id: string; name: string };
  everyone: boolean;
  count: CampaignCount;
};

type Props = {
  choices: CampaignChoices;
  form: FormState;
  preview: Preview | null;
  earlier: readonly Campaign[];
  page: number;
  pages: number;
};

/** First counted, then confirmed, then sent; and what has been sent before. */
export function CampaignPage({ choices, form, preview, earlier, page, pages }: Props) {
  return (
    <Page title={t.campaignTitle()} lead={t.campaignLead()} trail={trail()} tabs={coverageTabs()}>
      <ErrorSummary form={form} />
      <Form action="/training/campaign" method="get">
        <Select
          name="course"
          label={t.campaignCourse()}
          form={form}
          required
          options={choices.courses.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Select
          name="organisation"
          label={t.campaignWhere()}
          form={form}
          required
          options={choices.places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkbox name="everyone" label={t.campaignEveryone()} form={form} />
        <Button variant={preview ? 'secondary' : 'primary'}>{t.campaignCount()}</Button>
      </Form>
      {preview && <Counted {...preview} />}
      <Section title={t.earlier()}>
        <Table
          caption={t.earlier()}
          captionHidden
          columns={[
            { label: t.colCourse() },
            { label: t.colTo() },
            { label: t.colSent() },
            { label: t.colLetters(), numeric: true },
            { label: t.colStanding() },
          ]}
          rows={earlier.map((one) => [
            <a href={`/training/campaign/${one.id}`}>{one.title}</a>,
            toWhom(one),
            formatWhen(one.created_at),
            one.sent,
            one.finished_at ? <State kind="done">{t.standingSent()}</State> : <State kind="waiting">{t.standingSending()}</State>,
          ])}
          empty={<Empty title={t.earlierNone()} body={t.earlierNoneBody()} />}
        />
        <Pager page={page} pages={pages} />
      </Section>
    </Page>
  );
}

export const toWhom = ({ everyone, place }: Pick<Campaign, 'everyone' | 'place'>): string =>
  everyone ? t.toEveryone({ place }) : t.toGroups({ place });

function Counted({ course, place, everyone, count }: Preview) {
  const letters = count.lacking - count.seated - count.reminded;
  const names = { place: place.name, course: course.title };
  return (
    <Section
      title={t.previewTitle()}
      lead={letters > 0 ? t.previewLetters({ n: letters, ...names }) : count.head > 0 ? t.previewNobody(names) : undefined}
    >
      {count.head === 0 ? (
        <Notice kind="waiting">{t.previewNoGroup(names)}</Notice>
      ) : (
        <Facts
          items={[
            { term: t.factTo(), value: toWhom({ everyone, place: place.name }) },
            { term: t.factHead(), value: number(count.head) },
            { term: t.factLacking(), value: number(count.lacking) },
            { term: t.factSeated(), value: number(count.seated) },
            { term: t.factReminded(), value: number(count.reminded) },
          ]}
        />
      )}
      {letters > 0 && (
        <Confirm
          label={t.sendLabel()}
          question={t.sendQuestion({ n: letters })}
          yes={t.sendYes()}
          variant="primary"
          action="/training/campaign"
          // Made when the form is shown: a second click on it is the same campaign.
          hidden={{ id: randomUUID(), course: course.id, organisation: place.id, ...(everyone ? { everyone: 'yes' } : {}) }}
        />
      )}
    </Section>
  );
}
