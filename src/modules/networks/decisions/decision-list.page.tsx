import { Empty, Field, Filters, Page, Pager } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import { DecisionList } from './decision-list.tsx';
import type { Decision } from './decisions.queries.ts';
import { t } from './texts.ts';

type Props = { network: Network; decisions: readonly Decision[]; total: number; words: string; page: number; pages: number };

/** Everything a network has decided, and what became of it. */
export function DecisionListPage({ network, decisions, total, words, page, pages }: Props) {
  const at = `/networks/${network.id}/decisions`;
  return (
    <Page
      title={t.title()}
      lead={t.listLead({ n: total })}
      trail={networkTrail(network)}
      action={
        total > 0 ? (
          <p class="network-soft">
            <a href={`${at}?format=xlsx`}>Excel</a> · <a href={`${at}?format=csv`}>CSV</a>
          </p>
        ) : null
      }
    >
      <Filters clear={at}>
        <Field name="q" label={t.search()} type="search" maxlength={100} form={{ values: { q: words }, errors: {} }} />
      </Filters>
      {decisions.length === 0 ? (
        <Empty title={words ? t.noneFound() : t.none()} body={words ? '' : t.noneListBody()} />
      ) : (
        <DecisionList decisions={decisions} dated />
      )}
      <Pager page={page} pages={pages} />
    </Page>
  );
}
