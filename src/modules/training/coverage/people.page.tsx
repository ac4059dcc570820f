import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  addressWith,
  ButtonRow,
  DateField,
  Empty,
  Filters,
  LinkButton,
  Notice,
  Page,
  Pager,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { courseAt, overviewAt } from './address.ts';
import { type StateOfKnowledge, states } from './count.ts';
import { DayNotice } from './day-notice.tsx';
import type { Standing } from './people.queries.ts';
import type { Place } from './places.queries.ts';
import { kinds, nameState } from './state-words.ts';
import { trail } from './tabs.ts';
import { t } from './texts.ts';

type Props = {
  course: { id: string; title: string };
  place: Place;
  on: string;
  group: string | null;
  state: StateOfKnowledge | null;
  people: readonly Standing[];
  /** Counted, and counted but not shown. */
  count: number;
  hidden: number;
  page: number;
  pages: number;
};

/** Who a number is made of. */
export function PeoplePage({ course, place, on, group, state, people, count, hidden, page, pages }: Props) {
  const where = { group, organisation: place.id, on };
  return (
    <Page
      title={t.peopleTitle({ state: state ? nameState(state) : t.peopleAll(), title: course.title })}
      tab={t.peopleTab()}
      lead={t.peopleLead({ n: count, place: place.name, on })}
      trail={trail(
        { href: overviewAt({ organisation: place.id, on }), label: t.tabCoverage() },
        { href: courseAt(course.id, where), label: course.title },
      )}
      shy
    >
      <Filters keep={{ organisation: place.id, group }}>
        <Select
          name="state"
          label={t.colState()}
          empty={t.peopleAll()}
          options={states.map((value) => ({ value, label: nameState(value) }))}
          form={filled({ state: state ?? '' })}
        />
        <DateField name="on" label={t.on()} form={filled({ on })} />
      </Filters>
      <DayNotice on={on} />
      {hidden > 0 && (
        <Notice>
          <p>{t.peopleHidden({ n: hidden })}</p>
        </Notice>
      )}
      <Table
        caption={t.peopleTab()}
        captionHidden
        columns={[
          { label: t.colName() },
          { label: t.colUnit() },
          { label: t.colState() },
          { label: t.colCompleted() },
          { label: t.colUntil() },
        ]}
        rows={people.map((one) => [
          one.name,
          one.unit,
          <State kind={kinds[one.state]}>{nameState(one.state)}</State>,
          one.completed_on ? formatDate(one.completed_on) : null,
          untilWhen(one),
        ])}
        empty={<Empty title={t.peopleNone()} body={t.peopleNoneBody()} />}
      />
      <Pager page={page} pages={pages} />
      {people.length > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>{t.excel()}</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })} variant="quiet">
            {t.csv()}
          </LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}

export function untilWhen({ state, valid_until }: Pick<Standing, 'state' | 'valid_until'>): string | null {
  if (state === 'lapsed' || state === 'never') return null;
  return valid_until ? formatDate(valid_until) : t.always();
}
