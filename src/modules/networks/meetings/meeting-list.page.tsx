import { ButtonRow, Empty, LinkButton, Page, Pager } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import type { Meeting } from './meetings.queries.ts';
import { MeetingRows } from './say-meeting.tsx';
import { t } from './texts.ts';

type Props = { network: Network; meetings: readonly Meeting[]; standing: number; past: boolean; page: number; pages: number };

/** All meetings of a network: those to come, and those that were. */
export function MeetingListPage({ network, meetings, standing, past, page, pages }: Props) {
  const at = `/networks/${network.id}/meetings`;
  return (
    <Page
      title={t.listTitle()}
      lead={past ? t.pastLead({ n: standing }) : t.comingLead({ n: standing })}
      trail={networkTrail(network)}
      tabs={[
        { href: at, label: t.coming(), current: !past },
        { href: `${at}?view=past`, label: t.past(), current: past },
      ]}
      action={network.keeps && !network.closed_at ? <LinkButton href={`${at}/new`}>{t.newTitle()}</LinkButton> : null}
    >
      {meetings.length === 0 ? <Empty title={past ? t.noPast() : t.noComing()} /> : <MeetingRows meetings={meetings} />}
      <Pager page={page} pages={pages} />
      {meetings.length > 0 && (
        <ButtonRow>
          <LinkButton href={`${at}?format=xlsx`}>Excel</LinkButton>
          <LinkButton href={`${at}?format=csv`}>CSV</LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}
