import { BarPlot, Figure, Section, Table } from '#platform/ui/index.ts';
import { statisticsAt } from './address.ts';
import { arrangedOf, type Report } from './read-report.ts';
import { nameKind } from './say-report.ts';
import type { Arranged } from './statistics.queries.ts';
import { t } from './texts.ts';

/** For those who arrange for several: whose people came. Only one employer is no division. */
export function EmployerSection({ report }: { report: Report }) {
  const lines = arrangedOf(report, 'employer');
  const placed = lines.filter((line) => line.placed > 0);
  if (lines.length < 2) return null;
  const at = ({ id, opens }: Arranged) =>
    id && opens && id !== report.place.id ? statisticsAt({ year: report.year, organisation: id }) : null;
  const name = (line: Arranged) => line.name ?? t.unknownEmployer();
  return (
    <Section title={t.employers()}>
      <Figure
        sentence={t.employersSentence({ n: placed.length })}
        table={
          <Table
            caption={t.employersNumbers()}
            captionHidden
            columns={[
              ...[{ label: t.colEmployer() }, { label: t.colKind() }],
              ...[t.colApplicants(), t.colPlaced(), t.colAttended(), t.colCertificates()].map((label) => ({
                label,
                numeric: true,
              })),
            ]}
            rows={lines.map((line) => {
              const href = at(line);
              return [
                href ? <a href={href}>{name(line)}</a> : name(line),
                ...[nameKind(line.kind), line.applicants, line.placed, line.attended, line.certificates],
              ];
            })}
          />
        }
      >
        <BarPlot
          caption={t.employersPlot({ year: String(report.year) })}
          captionHidden
          heads={[t.colEmployer(), t.colPlaced()]}
          bars={placed.map((line) => {
            const href = at(line);
            return { label: name(line), value: line.placed, ...(href ? { href } : {}) };
          })}
        />
      </Figure>
    </Section>
  );
}
