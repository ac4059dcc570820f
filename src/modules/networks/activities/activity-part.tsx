import type { Read } from '#platform/db/db.ts';
import { LinkButton, Section } from '#platform/ui/index.ts';
import type { MyNetwork } from '../member-of.queries.ts';
import { listActivities } from './activities.queries.ts';
import { ActivityList } from './activity-list.tsx';
import { t } from './texts.ts';

const SHOWN = 5;

/** What is left to do, on the network's own page. */
export async function ActivityPart({ network, tx }: { network: Pick<MyNetwork, 'id' | 'closed'>; tx: Read }) {
  const { activities } = await listActivities(tx, { network: network.id, filter: 'left', mine: false, page: 1 }, true);
  const late = activities.filter((one) => one.late).length;
  const lead = [activities.length > 0 ? t.partLead({ n: activities.length }) : t.none(), late > 0 && t.partLate({ n: late })];
  const at = `/networks/${network.id}/activities`;
  return (
    <Section
      title={t.title()}
      lead={lead.filter(Boolean).join(' ')}
      action={!network.closed && <LinkButton href={`${at}/new`}>{t.add()}</LinkButton>}
    >
      <ActivityList activities={activities.slice(0, SHOWN)} />
      <p>
        <a href={at}>{t.partAll()}</a>
      </p>
    </Section>
  );
}
