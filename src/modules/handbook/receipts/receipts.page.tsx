import { filled } from '#platform/http/form-state.ts';
import { percent } from '#platform/i18n/numbers.ts';
import {
  addressWith,
  ButtonRow,
  Checkbox,
  Empty,
  Field,
  Filters,
  LinkButton,
  Page,
  Pager,
  Select,
  Table,
} from '#platform/ui/index.ts';
import { overviewAt, peopleAt, routineAt } from './address.ts';
import type { Place } from './places.queries.ts';
import { type RoutineLine, share } from './receipts.queries.ts';
import { t } from './texts.ts';

type Props = {
  place: Place;
  places: readonly { id: string; name: string; below: string | null }[];
  asked: { q: string; lateOnly: boolean; sort: string };
  lines: readonly RoutineLine[];
  page: number;
  pages: number;
};

/** Routine by routine at a place: who shall read, has read and is late. */
export function ReceiptsPage({ place, places, asked, lines, page, pages }: Props) {
  const narrowed = asked.q !== '' || asked.lateOnly;
  return (
    <Page
      title={t.overviewTitle()}
      lead={t.overviewLead({ place: place.name })}
      trail={[{ href: '/handbook', label: t.handbook() }]}
    >
      <Filters clear={overviewAt(place.id)} keep={{ sort: asked.sort }}>
        {places.length > 1 && (
          <Select
            name="organisation"
            label={t.place()}
            empty={false}
            options={places.map(({ id, name, below }) => ({ value: id, label: name, group: below ?? t.wholeMunicipality() }))}
            form={filled({ organisation: place.id })}
          />
        )}
        <Field name="q" label={t.search()} help={t.searchHelp()} type="search" maxlength={100} form={filled({ q: asked.q })} />
        <Checkbox name="late" label={t.lateOnly()} form={filled({ late: asked.lateOnly ? 'yes' : '' })} required />
      </Filters>
      <Table
        caption={t.overviewTable({ place: place.name })}
        captionHidden
        columns={[
          { label: t.colRoutine(), sort: 'number' },
          { label: t.colVersion(), numeric: true },
          { label: t.colShall(), numeric: true, sort: 'shall' },
          { label: t.colRead(), numeric: true, sort: 'read' },
          { label: t.colLate(), numeric: true, sort: 'late' },
          { label: t.colShare(), numeric: true, sort: 'share' },
        ]}
        rows={lines.map((line) => [
          <a href={routineAt(line.routine_id, place.id)}>{t.routine({ number: line.routine_number, title: line.title })}</a>,
          line.number,
          line.shall,
          line.has_read,
          <Late
            n={line.late}
            href={
              place.names
                ? peopleAt({ organisation: place.id, routine: line.routine_id, state: 'late' })
                : routineAt(line.routine_id, place.id)
            }
          />,
          sayShare(share(line)),
        ])}
        empty={
          narrowed ? (
            <Empty title={t.noHits()} body={t.noHitsBody()} />
          ) : (
            <Empty title={t.noOverview()} body={t.noOverviewBody()} />
          )
        }
      />
      <Pager page={page} pages={pages} />
      {lines.length > 0 && (
        <>
          <p class="figure-source">{t.source()}</p>
          <Files />
        </>
      )}
    </Page>
  );
}

export const sayShare = (part: number | null): string | null => (part === null ? null : percent(part));

/** A number of late ones leads to what it is made of; none leads nowhere. */
export const Late = ({ n, href }: { n: number; href: string | null }) =>
  n > 0 && href ? (
    <a class="receipts-late" href={href}>
      {n}
    </a>
  ) : (
    <span>{n}</span>
  );

export const Files = () => (
  <ButtonRow>
    <LinkButton href={addressWith({ format: 'xlsx' })}>{t.excel()}</LinkButton>
    <LinkButton href={addressWith({ format: 'csv' })} variant="quiet">
      {t.csv()}
    </LinkButton>
  </ButtonRow>
);
