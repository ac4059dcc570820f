import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, State, Table } from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import { t } from './texts.ts';
import type { Wall } from './walls.queries.ts';

export function WallsPage({ walls, ended }: { walls: readonly Wall[]; ended: boolean }) {
  const raise = (
    <LinkButton href="/organisation/walls/new" variant="primary">
      {t.raise()}
    </LinkButton>
  );
  return (
    <Page title={t.title()} lead={t.lead()} action={raise} tabs={organisationTabs()} wide shy>
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.person() },
          { label: t.record() },
          { label: t.setAt() },
          { label: t.head() },
          { label: t.metAt() },
          { label: t.state() },
        ]}
        rows={walls.map((wall) => [
          <a href={`/organisation/walls/${wall.id}`}>{wall.person}</a>,
          wall.record ?? t.closedToYou(),
          formatDate(wall.set_at),
          wall.head,
          wall.met_at ? formatWhen(wall.met_at) : t.never(),
          wall.ended_at ? <State kind="neutral">{t.ended()}</State> : <State kind="done">{t.stands()}</State>,
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
      <p>
        {ended ? <a href="/organisation/walls">{t.hideEnded()}</a> : <a href="/organisation/walls?ended=yes">{t.showEnded()}</a>}
      </p>
    </Page>
  );
}
