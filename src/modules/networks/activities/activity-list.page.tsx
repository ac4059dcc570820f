import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { addressWith, ButtonRow, Checkbox, Empty, Filters, LinkButton, Page, Pager, Select, Table } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import { type Activity, type ActivityFilter, activityFilters } from './activities.queries.ts';
import { ActivityMark, NextStep, sayOwner, sayTitle } from './activity-list.tsx';
import { t } from './texts.ts';

type Props = {
  network: Network;
  activities: readonly Activity[];
  filter: ActivityFilter | null;
  mine: boolean;
  page: number;
  pages: number;
};

export function ActivityListPage({ network, activities, filter, mine, page, pages }: Props) {
  const here = `/networks/${network.id}/activities`;
  const add = !network.closed_at && (
    <LinkButton href={`${here}/new`} variant="primary">
      {t.add()}
    </LinkButton>
  );
  return (
    <Page title={t.title()} lead={t.lead()} trail={networkTrail(network)} action={add} wide>
      <Filters clear={here}>
        <Select
          name="state"
          label={t.filterState()}
          empty={t.filterAll()}
          options={activityFilters.map((value) => ({ value, label: t[value]() }))}
          form={filled({ state: filter ?? '' })}
        />
        <Checkbox name="mine" label={t.filterMine()} form={filled({ mine: mine ? 'yes' : '' })} />
      </Filters>
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.colTitle() },
          { label: t.colOwner() },
          { label: t.colDue() },
          { label: t.colState() },
          { label: t.colDo(), hidden: true },
        ]}
        rows={activities.map((activity) => [
          <a id={`activity-${activity.id}`} href={`/networks/activities/${activity.id}`}>
            {sayTitle(activity)}
          </a>,
          sayOwner(activity),
          formatDate(activity.due_on),
          <ActivityMark activity={activity} />,
          <NextStep activity={activity} />,
        ])}
        empty={filter || mine ? <Empty title={t.noneSuch()} /> : <Empty title={t.none()} body={t.noneBody()} />}
      />
      <Pager page={page} pages={pages} />
      {activities.length > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>Excel</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })}>CSV</LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}
