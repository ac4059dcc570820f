import type { Child } from 'hono/jsx';
import { Table } from '#platform/ui/index.ts';
import { type Report, wholeOf } from './read-report.ts';
import type { Trained } from './statistics.queries.ts';
import { t } from './texts.ts';

type Props = {
  report: Report;
  caption: string;
  /** What the first column is called, and what stands in it. */
  head: string;
  name: (line: Trained) => Child;
  lines: readonly Trained[];
  /** No sum where the lines are years. */
  sum?: boolean;
};

/** People, certificates, occasions and applicants, line by line; the sum counts everyone once. */
export function TrainedTable({ report, caption, head, name, lines, sum = true }: Props) {
  const numbers = (line: Trained) => [line.people, line.certificates, line.external, line.occasions, line.applicants];
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { label: head },
        ...[t.colPeople(), t.colCertificates(), t.colExternal(), t.colOccasions(), t.colApplicants()].map((label) => ({
          ...{ label, numeric: true },
        })),
      ]}
      rows={lines.map((line) => [name(line), ...numbers(line)])}
      {...(sum ? { sum: [t.once(), ...numbers(wholeOf(report, report.year))] } : {})}
    />
  );
}
