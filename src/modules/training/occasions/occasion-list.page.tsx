import { filled } from '#platform/http/form-state.ts';
import { here } from '#platform/http/here.ts';
import { addressWith, Empty, Filters, LinkButton, type Option, Page, Pager, Select, State, Table } from '#platform/ui/index.ts';
import { trainingTabs } from '../courses/tabs.ts';
import { tellOccasion } from './describe-occasion.ts';
import { type ListedOccasion, type ListView, PAGE, shown } from './occasion-list.queries.ts';
import { sayState } from './say-state.ts';
import { t } from './texts.ts';

type ListProps = {
  view: ListView;
  counts: Record<ListView['show'], number>;
  rows: readonly ListedOccasion[];
  filters: { courses: readonly Option[]; organisers: readonly Option[] };
};

export function OccasionListPage({ view, counts, rows, filters }: ListProps) {
  const several = filters.organisers.length > 1;
  return (
    <Page
      title={t.occasions()}
      lead={t.occasionsLead({ n: counts.coming })}
      action={
        <LinkButton href={`/training/occasions/new${view.course ? `?course=${view.course}` : ''}`} variant="primary">
          {t.newOccasion()}
        </LinkButton>
      }
      tabs={trainingTabs()}
      wide
    >
      <ShowLinks view={view} counts={counts} />
      <ListFilters view={view} filters={filters} />
      <Table
        caption={t.occasions()}
        captionHidden
        columns={[
          { label: t.course(), sort: 'course' },
          { label: t.when(), sort: 'when' },
          { label: t.where() },
          ...(several ? [{ label: t.organiser() }] : []),
          { label: t.seatsColumn(), numeric: true, sort: 'seats' },
          { label: t.placedColumn(), numeric: true, sort: 'placed' },
          { label: t.waitingColumn(), numeric: true, sort: 'waiting' },
          { label: t.state() },
        ]}
        rows={rows.map((row) => cells(row, several))}
        empty={<Nothing view={view} />}
      />
      <Pager page={view.page} pages={Math.ceil(counts[view.show] / PAGE)} />
      {rows.length > 0 && (
        <p class="export-links">
          <a href={addressWith({ format: 'xlsx' })}>{t.getExcel()}</a>
          <a href={addressWith({ format: 'csv' })}>{t.getCsv()}</a>
        </p>
      )}
    </Page>
  );
}

function cells(row: ListedOccasion, several: boolean) {
  const said = sayState(row);
  const { start, rest } = tellOccasion(row.parts);
  return [
    <a href={`/training/occasions/${row.id}`}>{row.label ? `${row.title}, ${row.label}` : row.title}</a>,
    <>
      {start} <span class="course-rest">{rest}</span>
    </>,
    row.place || null,
    ...(several ? [row.organiser] : []),
    row.counts.seats,
    row.counts.placed,
    row.counts.waiting,
    <State kind={said.kind}>{said.text}</State>,
  ];
}

/** Which part of the work: links with their counts, so that nothing hides. */
function ShowLinks({ view, counts }: Pick<ListProps, 'view' | 'counts'>) {
  const names: Record<ListView['show'], () => string> = {
    coming: t.showComing,
    undated: t.showUndated,
    draft: t.showDraft,
    past: t.showPast,
    cancelled: t.showCancelled,
    all: t.showAll,
  };
  return (
    <nav class="show-links" aria-label={t.state()}>
      <ul>
        {shown.map((one) => (
          <li>
            <a href={addressWith({ show: one })} aria-current={one === view.show ? 'true' : undefined}>
              {t.tabWithCount({ name: names[one](), n: counts[one] })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ListFilters({ view, filters }: Pick<ListProps, 'view' | 'filters'>) {
  if (filters.courses.length < 2) return null;
  const form = filled({ course: view.course ?? '', organiser: view.organiser ?? '' });
  const sort = new URLSearchParams(here().path.split('?')[1] ?? '').get('sort');
  return (
    <Filters clear={`/training/occasions?show=${view.show}`} keep={{ show: view.show, sort }}>
      <Select name="course" label={t.course()} empty={t.everyCourse()} options={filters.courses} form={form} />
      {filters.organisers.length > 1 && (
        <Select name="organiser" label={t.organiser()} empty={t.everyOrganiser()} options={filters.organisers} form={form} />
      )}
    </Filters>
  );
}

function Nothing({ view }: { view: ListView }) {
  const plan = (
    <LinkButton href="/training/occasions/new" variant="primary">
      {t.newOccasion()}
    </LinkButton>
  );
  if (view.course || view.organiser) return <Empty title={t.emptyList()} body={t.emptyFiltered()} />;
  return <Empty title={t.emptyList()} body={t.emptyListBody()} action={view.show === 'coming' ? plan : null} />;
}
