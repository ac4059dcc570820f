import { filled } from '#platform/http/form-state.ts';
import { decimals, percent } from '#platform/i18n/dates.ts';
import {
  asked as askedFor,
  Empty,
  Facts,
  Field,
  Figure,
  Filters,
  LinePlot,
  type LinePlotProps,
  LineTable,
  LinkButton,
  Notice,
  Page,
  Section,
} from '#platform/ui/index.ts';
import { courseAt, forecastAt, overviewAt } from './address.ts';
import type { Target } from './coverage.queries.ts';
import type { Forecast, Line } from './draw-forecast.ts';
import { shareOf } from './forecast.ts';
import type { Place } from './places.queries.ts';
import { sayLine, sayNeeded } from './say-forecast.ts';
import { trail } from './tabs.ts';
import { t } from './texts.ts';

type Props = {
  course: { id: string; title: string; validity_months: number | null };
  place: Place;
  target: Target;
  on: string;
  forecast: Forecast;
  plans: boolean;
};

/** Where coverage is going: at today's pace, with what is planned, and with what one asks for. */
export function ForecastPage({ course, place, target, on, forecast, plans }: Props) {
  const { pace, plan, asked, quarters } = forecast;
  const typed = askedFor('seats');
  const where = { group: target.group_id, organisation: place.id };
  const head = quarters.at(-1)?.head ?? 0;
  return (
    <Page
      title={t.forecastTitle({ title: course.title })}
      lead={sayLine(pace, target, t.paceName(), forecast.days)}
      trail={trail(
        { href: overviewAt({ organisation: place.id }), label: t.tabCoverage() },
        { href: courseAt(course.id, where), label: course.title },
      )}
      action={
        plans ? (
          <LinkButton href={`/training/occasions/new?course=${course.id}`} variant="primary">
            {t.planOccasion()}
          </LinkButton>
        ) : null
      }
    >
      {head === 0 ? (
        <Empty title={t.nobody()} body={t.forecastNobody()} />
      ) : (
        <>
          <Figure
            sentence={
              <>
                {sayLine(plan, target, t.planName({ n: forecast.planned.occasions }), forecast.days)}{' '}
                {asked && sayLine(asked, target, t.askedName({ n: asked.seats }), forecast.days)}
              </>
            }
            table={<LineTable {...plotOf(forecast, target, on, 3)} />}
            source={t.forecastSource({ place: place.name, on })}
          >
            <LinePlot {...plotOf(forecast, target, on, 1)} />
          </Figure>
          <Section title={t.seatsTitle()} lead={sayNeeded(forecast, target)}>
            <Filters
              keep={{ organisation: place.id, group: target.group_id }}
              {...(asked ? { clear: forecastAt(course.id, where) } : {})}
            >
              <Field
                name="seats"
                label={t.seatsLabel()}
                type="number"
                min={0}
                max={5000}
                width="short"
                form={filled({ seats: asked ? String(asked.seats) : '' })}
              />
            </Filters>
            {typed !== null && typed !== '' && !asked && (
              <Notice kind="waiting">
                <p>{t.seatsRefused()}</p>
              </Notice>
            )}
          </Section>
          <Section title={t.learnedTitle()}>
            <Learned forecast={forecast} validity={course.validity_months} />
          </Section>
          <Method />
        </>
      )}
    </Page>
  );
}

/** Lines of the plot; the table takes every third month of the same. */
function plotOf(forecast: Forecast, target: Target, on: string, every: number): LinePlotProps {
  const { quarters, days, pace, plan, asked } = forecast;
  const dashed = (name: string, { months }: Line) => ({
    name,
    dashed: true,
    points: months.filter(({ month }) => month % every === 0).map((month) => ({ x: days[month.month] ?? on, y: shareOf(month) })),
  });
  return {
    title: t.plotTitle({ title: target.title }),
    yLabel: t.plotUnit(),
    percent: true,
    today: on,
    ...(target.goal === null ? {} : { target: target.goal }),
    series: [
      {
        name: t.soFar(),
        points: quarters.filter(({ head }) => head > 0).map(({ day, head, covered }) => ({ x: day, y: covered / head })),
      },
      dashed(t.paceShort(), pace),
      dashed(t.planShort(), plan),
      ...(asked ? [dashed(t.askedShort({ n: asked.seats }), asked)] : []),
    ],
  };
}

function Learned({ forecast: { learned, yield: seat, planned }, validity }: { forecast: Forecast; validity: number | null }) {
  const yearly = 1 - (1 - learned.leaving) ** 12;
  return (
    <Facts
      items={[
        { term: t.factJoin(), value: t.factJoinValue({ n: decimals(learned.joining), share: percent(learned.holding) }) },
        { term: t.factLeave(), value: t.factLeaveValue({ share: percent(yearly) }) },
        { term: t.factMonths(), value: t.factMonthsValue({ n: learned.months }) },
        { term: t.factPace(), value: t.factPaceValue({ n: decimals(learned.pace) }) },
        { term: t.factValidity(), value: validity === null ? t.factAlways() : t.factValidityValue({ n: validity }) },
        { term: t.factPlanned(), value: t.factPlannedValue({ n: planned.occasions, seats: planned.seats }) },
        {
          term: t.factSeat(),
          value:
            seat.occasions === 0
              ? t.factSeatNone()
              : t.factSeatValue({ n: seat.occasions, given: percent(seat.given), ours: percent(seat.ours) }),
        },
      ]}
    />
  );
}

const Method = () => (
  <details class="more">
    <summary>{t.methodTitle()}</summary>
    <p>{t.methodIntro()}</p>
    <ol>
      {[t.method1(), t.method2(), t.method3(), t.method4()].map((step) => (
        <li>{step}</li>
      ))}
    </ol>
    <p>{t.methodPlan()}</p>
    <p>{t.methodLimits()}</p>
  </details>
);
