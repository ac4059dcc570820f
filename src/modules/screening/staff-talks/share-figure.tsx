import { percent } from '#platform/i18n/dates.ts';
import { Figure, LinePlot, Ring, Section, Table } from '#platform/ui/index.ts';
import { type Period, sayPeriod, withGaps } from './period.ts';
import type { PeriodLine } from './talks.queries.ts';
import { t } from './texts.ts';

/** The share asked in the half-year as a ring, beside how it has gone. Nothing where no talks are told of. */
export function ShareFigure({ lines, period }: { lines: readonly PeriodLine[]; period: Period }) {
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
      rows={withGaps(lines)
        .toReversed()
        .map((line) => [
          sayPeriod(line.period),
          ...('untold' in line
            ? [t.notTold(), null, null, null, null]
            : [line.units, line.held, line.asked, line.held > 0 ? percent(line.asked / line.held) : null, line.meetings]),
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
