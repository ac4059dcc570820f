import { Figure, Section, Table } from '#platform/ui/index.ts';
import { arrangedOf, type Report } from './read-report.ts';
import { sayArranged } from './say-report.ts';
import type { Arranged } from './statistics.queries.ts';
import { t } from './texts.ts';

const listAt = (course: string | null): string => `/training/occasions?show=past${course ? `&course=${course}` : ''}`;

/** Seats, applicants and participants of what the place arranged, whoever it was for. */
export function ArrangedSection({ report, whole }: { report: Report; whole: Arranged }) {
  const numbers = (line: Arranged, course: string | null) => [
    report.plans ? <a href={listAt(course)}>{line.occasions}</a> : line.occasions,
    ...[line.seats, line.applicants, line.placed, line.attended, line.certificates],
  ];
  return (
    <Section title={t.arranged({ place: report.place.name })}>
      <Figure
        sentence={sayArranged(report, whole)}
        table={
          <Table
            caption={t.arrangedNumbers()}
            captionHidden
            columns={[
              { label: t.colCourse() },
              ...[
                ...[t.colOccasions(), t.colSeats(), t.colApplicants()],
                ...[t.colPlaced(), t.colAttended(), t.colCertificates()],
              ].map((label) => ({ label, numeric: true })),
            ]}
            rows={arrangedOf(report, 'course').map((line) => [
              line.opens ? <a href={`/training/courses/${line.id}`}>{line.name}</a> : line.name,
              ...numbers(line, line.id),
            ])}
            sum={[t.once(), ...numbers(whole, null)]}
          />
        }
        tableOpen
      />
    </Section>
  );
}
