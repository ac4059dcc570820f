import { filled } from '#platform/http/form-state.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { addressWith, asked, ButtonRow, Empty, Facts, Filters, LinkButton, Notice, Page, Select } from '#platform/ui/index.ts';
import { coverageTabs, trail } from '../coverage/tabs.ts';
import { ActorSection } from './actor-section.tsx';
import { statisticsAt } from './address.ts';
import { ArrangedSection } from './arranged-section.tsx';
import { CourseSection, ProfessionSection } from './course-section.tsx';
import { EmployerSection } from './employer-section.tsx';
import { PlaceSection } from './place-section.tsx';
import { arrangedOf, linesOf, type Report, wholeOf } from './read-report.ts';
import { definitions, sayYear } from './say-report.ts';
import { t } from './texts.ts';
import { YearSection } from './year-section.tsx';

/** The yearly report of a place: its own people first, then what it arranged for everyone. */
export function StatisticsPage({ report }: { report: Report }) {
  const { place, year } = report;
  const [arranged] = arrangedOf(report, 'whole');
  const whole = wholeOf(report, year);
  const above = place.above.map(({ id, name }) => ({ href: statisticsAt({ year, organisation: id }), label: name }));
  const nothing = whole.people === 0 && !whole.applicants && !arranged;
  return (
    <Page
      title={t.title()}
      lead={sayYear(report)}
      trail={trail(...above)}
      tabs={coverageTabs()}
      action={nothing ? null : <Files />}
    >
      <Choose report={report} />
      {(asked('year') || String(year)) !== String(year) && (
        <Notice kind="waiting">
          <p>{t.yearRefused({ year: String(year) })}</p>
        </Notice>
      )}
      {nothing ? <Empty title={t.emptyTitle({ year: String(year) })} body={t.emptyBody()} /> : null}
      <YearSection report={report} />
      {linesOf(report, 'course').length > 0 && <CourseSection report={report} />}
      {linesOf(report, 'profession').length > 0 && <ProfessionSection report={report} />}
      <PlaceSection report={report} />
      {arranged && (
        <>
          <ArrangedSection report={report} whole={arranged} />
          <EmployerSection report={report} />
          <ActorSection report={report} whole={arranged} />
        </>
      )}
      <details class="more">
        <summary>{t.method()}</summary>
        <Facts items={definitions()} />
        <p>{t.counted({ day: localDate(new Date()) })}</p>
      </details>
    </Page>
  );
}

const Files = () => (
  <ButtonRow>
    <LinkButton href={addressWith({ format: 'xlsx' })} variant="primary">
      {t.excel()}
    </LinkButton>
    <LinkButton href={addressWith({ format: 'csv' })} variant="quiet">
      {t.csv()}
    </LinkButton>
  </ButtonRow>
);

function Choose({ report: { place, places, year, years } }: { report: Report }) {
  const known = places.some(({ id }) => id === place.id);
  return (
    <Filters clear={statisticsAt({})}>
      <Select
        name="year"
        label={t.year()}
        empty={false}
        options={years.map(String).map((value) => ({ value, label: value }))}
        form={filled({ year: String(year) })}
      />
      {(places.length > 1 || !known) && (
        <Select
          name="organisation"
          label={t.place()}
          empty={false}
          options={[...places, ...(known ? [] : [place])].map(({ id, name }) => ({ value: id, label: name }))}
          form={filled({ organisation: place.id })}
        />
      )}
    </Filters>
  );
}
