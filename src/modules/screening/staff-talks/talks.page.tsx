import { emptyForm, filled } from '#platform/http/form-state.ts';
import { percent } from '#platform/i18n/dates.ts';
import {
  addressWith,
  Empty,
  Figure,
  Filters,
  LinePlot,
  Notice,
  Page,
  Pager,
  Ring,
  Section,
  Select,
  Table,
} from '#platform/ui/index.ts';
import { type Learned, LearnedSection } from './learned-section.tsx';
import { listPeriods, type Period, sayPeriod } from './period.ts';
import type { Shown } from './support.queries.ts';
import { SupportSection } from './support-section.tsx';
import type { PeriodLine, Top, UnitLine } from './talks.queries.ts';
import { t } from './texts.ts';
import { TickForm } from './tick-form.tsx';
import { talksTrail } from './trail.ts';
import { UnitTable } from './unit-table.tsx';

export type TalksProps = {
  top: Top;
  tops: readonly Top[];
  period: Period;
  units: readonly UnitLine[];
  lines: readonly PeriodLine[];
  learned: Learned;
  support: readonly Shown[];
  /** Of the units. */
  page: number;
};

export const SIZE = 50;

/** How the employer asks its own: what I have to fill in, how it stands, and whether those who ask have learnt how. */
export function TalksPage({ top, tops, period, units, lines, learned, support, page }: TalksProps) {
  const left = units.filter(({ mine, number, heads }) => mine && number === null && heads !== null);
  return (
    <Page title={t.title()} lead={sayStand(units, period)} trail={talksTrail()} wide>
      <Filters clear="/screening/talks">
        {tops.length > 1 && (
          <Select
            name="organisation"
            label={t.place()}
            empty={false}
            options={tops.map(({ id, name }) => ({ value: id, label: name }))}
            form={filled({ organisation: top.id })}
          />
        )}
        <Select
          name="period"
          label={t.period()}
          empty={false}
          options={listPeriods().map((value) => ({ value, label: sayPeriod(value) }))}
          form={filled({ period })}
        />
      </Filters>
      <ToFill left={left} mine={units.some(({ mine }) => mine)} period={period} />
      <ShareFigure lines={lines} period={period} />
      <LearnedSection learned={learned} municipality={top.kind === 'municipality' ? top.id : null} />
      <SupportSection support={support} />
      <Section
        title={t.units()}
        action={
          units.length > 0 && (
            <span class="talks-files">
              <a href={addressWith({ format: 'xlsx' })}>{t.excel()}</a> <a href={addressWith({ format: 'csv' })}>{t.csv()}</a>
            </span>
          )
        }
      >
        {units.length > 0 ? (
          <UnitTable units={units.slice((page - 1) * SIZE, page * SIZE)} period={period} />
        ) : (
          <Empty title={t.noUnits()} body={t.noUnitsBody()} />
        )}
        <Pager page={page} pages={Math.ceil(units.length / SIZE)} />
      </Section>
    </Page>
  );
}

/** How it stands, in a sentence or three. */
export function sayStand(units: readonly UnitLine[], period: Period): string {
  const told = units.filter(({ number }) => number !== null);
  const name = sayPeriod(period);
  if (told.length === 0) return t.leadNone({ period: name });
  const [held, asked] = [sum(told, 'held'), sum(told, 'asked')];
  const meetings = told.filter(({ meeting_on }) => meeting_on).length;
  return [
    t.leadSome({ told: told.length, all: units.length, period: name }),
    held > 0 ? t.leadAsked({ asked, held, share: percent(asked / held) }) : t.leadNoTalks(),
    ...(meetings > 0 ? [t.leadMeetings({ n: meetings })] : []),
  ].join(' ');
}

const sum = (units: readonly UnitLine[], name: 'held' | 'asked'): number =>
  units.reduce((all, unit) => all + (unit[name] ?? 0), 0);

function ToFill({ left, mine, period }: { left: readonly UnitLine[]; mine: boolean; period: Period }) {
  const [first, ...rest] = left;
  if (!mine) return null;
  if (!first) return <Notice kind="done">{t.allDone({ period: sayPeriod(period) })}</Notice>;
  return (
    <Section title={t.toFill()} lead={t.toFillLead()}>
      <div class="talks-next">
        <h3>{t.next({ unit: first.unit, period: sayPeriod(period) })}</h3>
        <TickForm unit={first.unit_id} period={period} seen={0} form={emptyForm} autofocus />
      </div>
      {rest.length > 0 && (
        <p>
          {t.alsoLeft()}:{' '}
          {rest.map(({ unit_id, unit }, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/screening/talks/${unit_id}?period=${period}`}>{unit}</a>
            </>
          ))}
          .
        </p>
      )}
    </Section>
  );
}

function ShareFigure({ lines, period }: { lines: readonly PeriodLine[]; period: Period }) {
  const held = lines.filter((line) => line.held > 0);
  const now = held.find((line) => line.period === period);
  if (held.length === 0) return null;
  const table = (
    <Table
      caption={t.shareOver()}
      narrow="scroll"
      columns={[
        { label: t.colPeriod() },
        { label: t.colUnits(), numeric: true },
        { label: t.colHeld(), numeric: true },
        { label: t.colAsked(), numeric: true },
        { label: t.colShare(), numeric: true },
        { label: t.colMeetings(), numeric: true },
      ]}
      rows={lines.map((line) => [
        sayPeriod(line.period),
        line.units,
        line.held,
        line.asked,
        line.held > 0 ? percent(line.asked / line.held) : null,
        line.meetings,
      ])}
    />
  );
  return (
    <Section title={t.share()}>
      <div class="talks-share">
        <Ring share={now ? now.asked / now.held : null} label={t.ringLabel({ period: sayPeriod(period) })} size="large" />
        <Figure sentence={t.shareOver()} table={table} source={t.source()}>
          {held.length > 1 && (
            <LinePlot
              title={t.shareOver()}
              yLabel={t.shareAxis()}
              percent
              series={[{ name: t.colShare(), points: held.map((line) => ({ x: line.period, y: line.asked / line.held })) }]}
            />
          )}
        </Figure>
      </div>
    </Section>
  );
}
