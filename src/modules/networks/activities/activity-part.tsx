import type { Read } from '#platform/db/db.ts';
import { LinkButton, Section } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { listNext } from './activities.queries.ts';
import { ActivityList } from './activity-list.tsx';
import { t } from './texts.ts';

/** What is left to do, on the network's own page. */
export async function ActivityPart({ network, tx }: { network: Pick<Network, 'id' | 'closed_at'>; tx: Read }) {
  const { activities, left, late } = await listNext(tx, network.id);
  const lead = [left > 0 ? t.partLead({ n: left }) : t.none(), late > 0 && t.partLate({ n: late })];
  const at = `/networks/${network.id}/activities`;
  return (
    <Section
      title={t.title()}
      lead={lead.filter(Boolean).join(' ')}
      action={!network.closed_at && <LinkButton href={`${at}/new`}>{t.add()}</LinkButton>}
    >
      <ActivityList activities={activities} />
      <p>
        <a href={at}>{t.partAll()}</a>
      </p>
    </Section>
  );
}
