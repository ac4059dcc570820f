import { filled } from '#platform/http/form-state.ts';
import { Empty, Field, Filters, LinkButton, Page, Pager, Select } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import { t as menu } from '../texts.ts';
import { QuestionList } from './question-list.tsx';
import { type Question, type StateFilter, states } from './questions.queries.ts';
import { t } from './texts.ts';

type Props = {
  /** Whose questions; null for those of all my networks. */
  network: Network | null;
  networks: readonly { id: string; name: string }[];
  questions: readonly Question[];
  words: string;
  state: StateFilter | null;
  chosen: string | null;
  page: number;
  pages: number;
};

export function QuestionListPage({ network, networks, questions, words, state, chosen, page, pages }: Props) {
  const here = network ? `/networks/${network.id}/questions` : '/networks/questions';
  const narrowed = words !== '' || state !== null || chosen !== null;
  const ask = network && !network.closed_at && (
    <LinkButton href={`${here}/new`} variant="primary">
      {t.ask()}
    </LinkButton>
  );
  return (
    <Page
      title={network ? t.listTitle() : t.listTitleAll()}
      lead={t.listLead()}
      trail={network ? networkTrail(network) : [{ href: '/networks', label: menu.menu() }]}
      action={ask}
    >
      <Filters clear={here}>
        <Field name="q" type="search" label={t.search()} form={filled({ q: words })} maxlength={100} />
        {!network && (
          <Select
            name="network"
            label={t.network()}
            empty={t.anyNetwork()}
            options={networks.map(({ id, name }) => ({ value: id, label: name }))}
            form={filled({ network: chosen ?? '' })}
          />
        )}
        <Select
          name="state"
          label={t.state()}
          empty={t.anyState()}
          options={states.map((value) => ({ value, label: t[value]() }))}
          form={filled({ state: state ?? '' })}
        />
      </Filters>
      {questions.length > 0 ? (
        <QuestionList questions={questions} named={!network} />
      ) : narrowed ? (
        <Empty title={t.noneSuch()} body={t.noneSuchBody()} />
      ) : (
        <Empty title={t.none()} body={t.noneBody()} />
      )}
      <Pager page={page} pages={pages} />
      {network && (
        <p>
          <a href="/networks/questions">{t.searchAll()}</a>
        </p>
      )}
    </Page>
  );
}
