import { Empty, Page, State, Table } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { KeptPlace } from './providers.queries.ts';

/** The organisations whose sign-in one keeps, where they are several. */
export function OrganisationsPage({ places }: { places: readonly KeptPlace[] }) {
  return (
    <Page title={t.keepTitle()} lead={t.keepLead({ n: places.filter(({ enabled }) => enabled > 0).length, all: places.length })}>
      <Table
        caption={t.organisations()}
        captionHidden
        columns={[{ label: t.organisation() }, { label: t.providersOn(), numeric: true }, { label: t.localAccounts() }]}
        rows={places.map(({ id, name, enabled, local }) => [
          <a href={`/sign-in-ways/at/${id}`}>{name}</a>,
          enabled,
          <State kind={local ? 'waiting' : 'neutral'}>{local ? t.allowed() : t.notAllowed()}</State>,
        ])}
        empty={<Empty title={t.noOrganisations()} />}
      />
    </Page>
  );
}
