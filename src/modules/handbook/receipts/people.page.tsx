import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, Filters, Page, Pager, Select, State, Table } from '#platform/ui/index.ts';
import { overviewAt } from './address.ts';
import type { Place } from './places.queries.ts';
import { Files } from './receipts.page.tsx';
import { type PersonLine, type ReadingState, readingStates } from './receipts.queries.ts';
import { t } from './texts.ts';

type Props = {
  place: Place;
  routine: { id: string; words: string } | null;
  routines: readonly { id: string; words: string }[];
  state: ReadingState | null;
  people: readonly PersonLine[];
  total: number;
  page: number;
  pages: number;
};

/** Who they are, for who leads them: nobody else comes here. */
export function PeoplePage({ place, routine, routines, state, people, total, page, pages }: Props) {
  return (
    <Page
      title={t.peopleTitle({ place: place.name })}
      tab={t.peopleTab()}
      lead={t.peopleLead({ n: total })}
      trail={[
        { href: '/handbook', label: t.handbook() },
        { href: overviewAt(place.id), label: t.overviewTitle() },
      ]}
      shy
    >
      <Filters keep={{ organisation: place.id }}>
        <Select
          name="routine"
          label={t.colRoutine()}
          empty={t.allRoutines()}
          options={routines.map(({ id, words }) => ({ value: id, label: words }))}
          form={filled({ routine: routine?.id ?? '' })}
        />
        <Select
          name="state"
          label={t.colState()}
          empty={t.all()}
          options={readingStates.map((value) => ({ value, label: t[value]() }))}
          form={filled({ state: state ?? '' })}
        />
      </Filters>
      <Table
        caption={t.peopleTab()}
        captionHidden
        columns={[
          { label: t.colName() },
          { label: t.colUnit() },
          { label: t.colRoutine() },
          { label: t.colVersion(), numeric: true },
          { label: t.colState() },
          { label: t.colDue() },
          { label: t.colReadOn() },
        ]}
        rows={people.map((one) => [
          one.name,
          one.units,
          t.routine({ number: one.routine_number, title: one.title }),
          one.number,
          <State kind={one.state === 'read' ? 'done' : one.state === 'late' ? 'late' : 'waiting'}>{t[one.state]()}</State>,
          formatDate(one.due_on),
          one.read_at && formatDate(one.read_at),
        ])}
        empty={<Empty title={t.peopleNone()} body={t.peopleNoneBody()} />}
      />
      <Pager page={page} pages={pages} />
      {people.length > 0 && <Files />}
    </Page>
  );
}
