import { emptyForm, filled } from '#platform/http/form-state.ts';
import { addressWith, Empty, Filters, Notice, Page, Pager, Section, Select } from '#platform/ui/index.ts';
import { type Learned, LearnedSection } from './learned-section.tsx';
import { listPeriods, type Period, sayPeriod } from './period.ts';
import { sayStand } from './say-stand.ts';
import { ShareFigure } from './share-figure.tsx';
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
