import { filled } from '#platform/http/form-state.ts';
import { addressWith, Empty, Filters, LinkButton, Pager, Select, State, Table } from '#platform/ui/index.ts';
import { describeOccasion } from '../occasions/describe-occasion.ts';
import { Entry, seatsOf, titleOf } from './entry.tsx';
import { monthName, monthOf } from './months.ts';
import type { CalendarView, listChoices, PublicOccasion } from './public.queries.ts';
import { sayWho } from './say-for-whom.ts';
import { Shell } from './shell.tsx';
import { Subscribe } from './subscribe.tsx';
import { t } from './texts.ts';

type CalendarPageProps = {
  occasions: readonly PublicOccasion[];
  total: number;
  page: number;
  pages: number;
  view: CalendarView & { list: boolean };
  choices: Awaited<ReturnType<typeof listChoices>>;
  publicUrl: string;
};

/** Everyone's course calendar: month by month, or as a plain list. */
export function CalendarPage({ occasions, total, page, pages, view, choices, publicUrl }: CalendarPageProps) {
  const course = choices.courses.find(({ value }) => value === view.course);
  const chosen = view.course || view.organiser || view.municipality;
  const lead = total === 0 && !chosen ? t.leadNone() : `${t.lead({ n: total })} ${t.forThoseInvited()}`;
  return (
    <Shell title={t.calendar()} lead={lead} wide>
      <Choose view={view} choices={choices} />
      {occasions.length === 0 ? (
        <Empty
          title={chosen ? t.nothingFound() : t.nothingYet()}
          body={chosen ? t.nothingFoundBody() : t.nothingYetBody()}
          action={chosen && <LinkButton href="/calendar">{t.showAll()}</LinkButton>}
        />
      ) : (
        <div>
          <Views list={view.list} />
          {view.list ? <PlainList occasions={occasions} /> : <Months occasions={occasions} />}
        </div>
      )}
      <Pager page={page} pages={pages} />
      <Subscribe publicUrl={publicUrl} course={course ? { id: course.value, title: course.label } : null} />
    </Shell>
  );
}

function Choose({ view, choices }: Pick<CalendarPageProps, 'view' | 'choices'>) {
  const form = filled({ course: view.course ?? '', organiser: view.organiser ?? '', municipality: view.municipality ?? '' });
  const all = [
    { name: 'course', label: t.course(), empty: t.everyCourse(), options: choices.courses },
    { name: 'organiser', label: t.organiser(), empty: t.everyOrganiser(), options: choices.organisers },
    { name: 'municipality', label: t.municipality(), empty: t.everyMunicipality(), options: choices.municipalities },
  ];
  const useful = all.filter(({ name, options }) => options.length > 1 || form.values[name] !== '');
  if (useful.length === 0) return null;
  return (
    <Filters clear="/calendar" keep={{ view: view.list ? 'list' : null }}>
      {useful.map((one) => (
        <Select {...one} form={form} />
      ))}
    </Filters>
  );
}

const Views = ({ list }: { list: boolean }) => (
  <nav class="tabs" aria-label={t.views()}>
    <ul>
      <li>
        <a href={addressWith({ view: null })} aria-current={list ? undefined : 'page'}>
          {t.viewMonths()}
        </a>
      </li>
      <li>
        <a href={addressWith({ view: 'list' })} aria-current={list ? 'page' : undefined}>
          {t.viewList()}
        </a>
      </li>
    </ul>
  </nav>
);

function Months({ occasions }: { occasions: readonly PublicOccasion[] }) {
  const months = [...Map.groupBy(occasions, ({ parts }) => (parts[0] ? monthOf(parts[0].starts_at) : ''))];
  const nameOf = (month: string) => (month ? monthName(month) : t.undated());
  const idOf = (month: string) => `m-${month || 'undated'}`;
  return (
    <>
      {months.length > 1 && (
        <nav class="calendar-months" aria-label={t.months()}>
          <ul>
            {months.map(([month, list]) => (
              <li>
                <a href={`#${idOf(month)}`}>{nameOf(month)}</a> <span>{list.length}</span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {months.map(([month, list]) => (
        <section class="calendar-month" id={idOf(month)} aria-labelledby={`${idOf(month)}-name`}>
          <h2 id={`${idOf(month)}-name`}>{nameOf(month)}</h2>
          <ol>
            {list.map((occasion) => (
              <Entry occasion={occasion} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

const PlainList = ({ occasions }: { occasions: readonly PublicOccasion[] }) => (
  <Table
    caption={t.calendar()}
    captionHidden
    columns={[
      { label: t.course() },
      { label: t.when() },
      { label: t.where() },
      { label: t.organiser() },
      { label: t.forWhom() },
      { label: t.seats() },
    ]}
    rows={occasions.map((occasion) => [
      <a href={`/calendar/occasions/${occasion.id}`}>{titleOf(occasion)}</a>,
      describeOccasion(occasion.parts),
      occasion.place || t.placeLater(),
      occasion.organiser,
      sayWho(occasion.audience, 1),
      <State kind={seatsOf(occasion).kind}>{seatsOf(occasion).text}</State>,
    ])}
  />
);
