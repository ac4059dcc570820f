import { BarPlot, Figure, Section } from '#platform/ui/index.ts';
import { statisticsAt } from './address.ts';
import { type Report, yearsOf } from './read-report.ts';
import { sayYears } from './say-report.ts';
import { t } from './texts.ts';
import { TrainedTable } from './trained-table.tsx';

/** The last years beside each other. One year alone is no comparison. */
export function YearSection({ report }: { report: Report }) {
  const years = yearsOf(report);
  if (years.length === 0) return null;
  const at = (year: number) => statisticsAt({ year, organisation: report.place.id });
  return (
    <Section title={t.years()}>
      <Figure
        tableOpen={years.length === 1}
        sentence={sayYears(report)}
        table={
          <TrainedTable
            report={report}
            caption={t.yearsNumbers()}
            head={t.colYear()}
            sum={false}
            lines={years}
            name={({ year }) => <a href={at(year)}>{String(year)}</a>}
          />
        }
      >
        {years.length > 1 && (
          <BarPlot
            caption={t.yearsPlot()}
            captionHidden
            heads={[t.colYear(), t.colPeople()]}
            bars={years.map(({ year, people }) => ({
              ...{ label: String(year), value: people, href: at(year) },
              ...(year === report.year ? {} : { tone: 'neutral' as const }),
            }))}
          />
        )}
      </Figure>
    </Section>
  );
}
