import { formatWhen } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Page, State, Table } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import { oversightTabs } from '../tabs.ts';
import type { Clock } from './clocks.ts';
import { ClockState } from './clocks-section.tsx';
import type { Incident } from './incidents.queries.ts';
import { t } from './texts.ts';

export type Listed = { incident: Incident; next: Clock | null };

export function IncidentListPage({ list }: { list: readonly Listed[] }) {
  const n = list.filter(({ incident }) => !incident.closed_at).length;
  return (
    <Page
      title={t.listTitle()}
      lead={n > 0 ? t.listLead({ n }) : t.listNone()}
      action={<LinkButton href="/incidents/report">{t.reportTitle()}</LinkButton>}
      tabs={oversightTabs()}
      shy
    >
      <Table
        caption={t.listTitle()}
        captionHidden
        columns={[{ label: t.colWhat() }, { label: t.colAware() }, { label: t.colTaken() }, { label: t.colNext() }]}
        rows={list.map(({ incident, next }) => [
          <a href={`/incidents/${incident.id}`}>{incident.title}</a>,
          formatWhen(incident.aware_at),
          incident.taken_at ? sayWho(incident.taken_by) : t.nobodyYet(),
          incident.closed_at ? (
            <State kind="done">{t.closedOn({ when: formatWhen(incident.closed_at) })}</State>
          ) : next ? (
            <>
              {t[`kind_${next.kind}`]()}
              <br />
              <ClockState clock={next} />
            </>
          ) : (
            t.noClock()
          ),
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
    </Page>
  );
}
