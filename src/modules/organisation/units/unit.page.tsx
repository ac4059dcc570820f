import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { formatDate, percent } from '#platform/i18n/dates.ts';
import { ErrorSummary, Facts, LinkButton, Notice, Page, Section } from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import { isAdding, ShapeForms } from './shape-forms.tsx';
import { t } from './texts.ts';
import { TreeList } from './tree-list.tsx';
import type { listHolders, TreeNode, Unit } from './units.queries.ts';
import { functionName, kindName, sectorName } from './words.ts';

type Props = Awaited<ReturnType<typeof listHolders>> & {
  unit: Unit;
  below: readonly TreeNode[];
  places: readonly TreeNode[];
  shapes: boolean;
  form?: FormState;
};

export function UnitPage({ unit, below, places, shapes, leaders, holders, form = emptyForm }: Props) {
  const { heads, heads_before, joined, left_count } = unit.figures;
  const turnover = heads + heads_before > 0 ? left_count / ((heads + heads_before) / 2) : null;
  return (
    <Page
      title={unit.name}
      lead={t.unitLead({ n: heads })}
      trail={[
        { href: '/organisation', label: t.organisation() },
        ...unit.above.map(({ id, name }) => ({ href: `/organisation/${id}`, label: name })),
      ]}
      tabs={organisationTabs()}
      action={may('people.see') && <LinkButton href={`/organisation/people?unit=${unit.id}`}>{t.seePeople()}</LinkButton>}
    >
      <ErrorSummary form={form} prefix={isAdding(form) ? 'below' : ''} />
      {unit.closed_on && <Notice kind="neutral">{t.isClosed({ day: formatDate(unit.closed_on) })}</Notice>}
      <Facts
        items={[
          { term: t.kind(), value: kindName(unit.kind) },
          { term: t.sector(), value: unit.sector && sectorName(unit.sector) },
          { term: t.code(), value: unit.code },
          { term: t.aYearAgo(), value: t.peopleCount({ n: heads_before }) },
          { term: t.joined(), value: t.peopleCount({ n: joined }) },
          { term: t.left(), value: t.peopleCount({ n: left_count }) },
          { term: t.turnover(), value: turnover === null ? null : `${percent(turnover)} ${t.turnoverHelp()}` },
          { term: t.leaders(), value: leaders.length > 0 ? <People people={leaders} /> : null },
          ...holders.map((holder) => ({ term: functionName(holder.function), value: <People people={[holder]} /> })),
        ]}
      />
      {below.length > 0 && (
        <Section title={t.below()}>
          <TreeList nodes={below} />
        </Section>
      )}
      {shapes && !unit.closed_on && <ShapeForms unit={unit} places={places} form={form} />}
    </Page>
  );
}

const People = ({ people }: { people: readonly { id: string; given_name: string; family_name: string }[] }) => (
  <>
    {people.map(({ id, given_name, family_name }, i) => (
      <>
        {i > 0 && ', '}
        <a href={`/organisation/people/${id}`}>
          {given_name} {family_name}
        </a>
      </>
    ))}
  </>
);
