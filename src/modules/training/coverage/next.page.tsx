import { filled } from '#platform/http/form-state.ts';
import { may } from '#platform/http/here.ts';
import { percent } from '#platform/i18n/dates.ts';
import { BarPlot, Empty, Figure, Filters, Page, Select, Table } from '#platform/ui/index.ts';
import { courseAt } from './address.ts';
import type { Behind } from './next.queries.ts';
import type { Place } from './places.queries.ts';
import { coverageTabs, trail } from './tabs.ts';
import { t } from './texts.ts';

type Props = { place: Place; places: readonly { id: string; name: string }[]; rows: readonly Behind[] };

/** People without the course and without a seat, up to the target. */
export const left = ({ missing, on_the_way }: Behind): number => Math.max(0, missing - on_the_way);
/** Bars beyond these say no more than the table does. */
const BARS = 8;

/** Who is next: where most people are left to seat before the target is reached. */
export function NextPage({ place, places, rows }: Props) {
  const [first] = rows;
  const name = (row: Behind) => t.nextBar({ organisation: row.organisation, title: row.title });
  return (
    <Page title={t.nextTitle()} lead={t.nextLead()} trail={trail()} tabs={coverageTabs()}>
      {places.length > 1 && (
        <Filters>
          <Select
            name="organisation"
            label={t.place()}
            empty={false}
            options={places.map(({ id, name: label }) => ({ value: id, label }))}
            form={filled({ organisation: place.id })}
          />
        </Filters>
      )}
      {first ? (
        <Figure
          sentence={(first.web ? t.nextSentenceWeb : t.nextSentence)({
            ...{ organisation: first.organisation, title: first.title, n: left(first) },
          })}
          table={<Rows rows={rows} />}
          tableOpen
          source={t.nextSource()}
        >
          <BarPlot
            caption={t.nextTitle()}
            captionHidden
            heads={[t.colPlace(), t.colLeft()]}
            bars={rows.slice(0, BARS).map((row) => ({
              label: name(row),
              value: left(row),
              note: t.ofHead({ covered: row.covered, head: row.head }),
              href: courseAt(row.course_id, { organisation: row.organisation_id }),
              tone: 'waiting',
            }))}
          />
        </Figure>
      ) : (
        <Empty title={t.nextNone()} body={t.nextNoneBody({ place: place.name })} />
      )}
    </Page>
  );
}

const Rows = ({ rows }: { rows: readonly Behind[] }) => (
  <Table
    caption={t.nextNumbers()}
    captionHidden
    columns={[
      { label: t.colPlace() },
      { label: t.course() },
      { label: t.colShare(), numeric: true },
      { label: t.colMissing(), numeric: true },
      { label: t.colSeated(), numeric: true },
      { label: t.colLeft(), numeric: true },
      { label: t.plan(), hidden: true },
    ]}
    rows={rows.map((row) => [
      row.organisation,
      <a href={courseAt(row.course_id, { organisation: row.organisation_id })}>{row.title}</a>,
      percent(row.covered / row.head),
      row.missing,
      row.on_the_way,
      left(row),
      may('training.plan') ? <Remedy row={row} /> : '',
    ])}
  />
);

/** Seats are planned; to a web course people are reminded. */
const Remedy = ({ row: { web, course_id, organisation_id, title } }: { row: Behind }) =>
  web ? (
    <a href={`/training/campaign?${new URLSearchParams({ course: course_id, organisation: organisation_id })}`}>
      {t.remindOf({ title })}
    </a>
  ) : (
    <a href={`/training/occasions/new?course=${course_id}`} aria-label={t.planFor({ title })}>
      {t.plan()}
    </a>
  );
