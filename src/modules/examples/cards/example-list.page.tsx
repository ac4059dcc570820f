import { filled } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { addressWith, ButtonRow, Cards, Empty, Field, Filters, LinkButton, Page, Pager, Select } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import { ExampleCard } from './example-card.tsx';
import { type countExamples, type ExampleLine, type ExampleView, sorts } from './examples.queries.ts';
import { audiences, evidenceKinds, factors, problemKinds } from './words.ts';

type Props = {
  examples: readonly ExampleLine[];
  counted: Awaited<ReturnType<typeof countExamples>>;
  view: ExampleView;
  pages: number;
};

/** What others have done: found by problem, for whom, success factor, how one knows, whose, and whether it was checked lately. */
export function ExampleListPage({ examples, counted, view, pages }: Props) {
  const write = may('examples.write');
  return (
    <Page
      title={t.title()}
      lead={counted.shown > 0 && !view.drafts ? t.lead({ n: counted.shown }) : t.leadNone()}
      action={
        write && (
          <LinkButton href="/examples/new" variant="primary">
            {t.write()}
          </LinkButton>
        )
      }
    >
      {counted.all > 0 && <Narrow view={view} counted={counted} write={write} />}
      {examples.length > 0 ? (
        <Cards>
          {examples.map((example) => (
            <ExampleCard example={example} />
          ))}
        </Cards>
      ) : counted.all > 0 ? (
        <Empty title={t.noneSuch()} body={t.noneSuchBody()} />
      ) : (
        <Empty title={t.none()} body={write ? t.noneBody() : t.noneBodyReader()} />
      )}
      <Pager page={view.page} pages={pages} />
      {examples.length > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>{t.exportExcel()}</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })}>{t.exportCsv()}</LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}

function Narrow({ view, counted, write }: Pick<Props, 'view' | 'counted'> & { write: boolean }) {
  const { text, problem, audience, factor, evidence, municipality, fresh, drafts, sort } = view;
  const form = filled({
    ...{ q: text, problem: problem ?? '', audience: audience ?? '', factor: factor ?? '', evidence: evidence ?? '' },
    ...{ municipality: municipality ?? '', checked: fresh ? 'year' : '', show: drafts ? 'drafts' : '', sort },
  });
  const options = <V extends string>(values: readonly V[], label: (value: V) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  const more = evidence !== null || municipality !== null || fresh || drafts || sort !== 'newest';
  return (
    <Filters clear="/examples">
      <Field name="q" label={t.search()} type="search" maxlength={100} form={form} />
      <Select
        name="problem"
        label={t.filterProblem()}
        empty={t.all()}
        options={options(problemKinds, (one) => t[`problem_${one}`]())}
        form={form}
      />
      <Select
        name="audience"
        label={t.filterAudience()}
        empty={t.all()}
        options={options(audiences, (one) => t[`audience_${one}`]())}
        form={form}
      />
      <Select
        name="factor"
        label={t.filterFactor()}
        empty={t.all()}
        options={options(factors, (one) => t[`factor_${one}`]())}
        form={form}
      />
      <details class="more example-more-choices" open={more}>
        <summary>{t.moreChoices()}</summary>
        <div class="example-choices">
          <Select
            name="evidence"
            label={t.filterEvidence()}
            empty={t.allKinds()}
            options={options(evidenceKinds, (one) => t[`evidence_${one}`]())}
            form={form}
          />
          <Select
            name="municipality"
            label={t.filterMunicipality()}
            empty={t.all()}
            options={counted.places.map(({ id, name }) => ({ value: id, label: name }))}
            form={form}
          />
          <Select
            name="checked"
            label={t.filterChecked()}
            empty={t.all()}
            options={[{ value: 'year', label: t.checkedYear() }]}
            form={form}
          />
          {write && (
            <Select
              name="show"
              label={t.filterShow()}
              empty={t.showShown()}
              options={[{ value: 'drafts', label: t.showDrafts() }]}
              form={form}
            />
          )}
          <Select name="sort" label={t.sort()} empty={false} options={options(sorts, (one) => t[`sort_${one}`]())} form={form} />
        </div>
      </details>
    </Filters>
  );
}
