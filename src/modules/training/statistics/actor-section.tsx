import { BarPlot, Figure, Section, Table } from '#platform/ui/index.ts';
import { arrangedOf, type Report } from './read-report.ts';
import { kindsOf, nameKind, nameOccasion, sayActors } from './say-report.ts';
import type { Arranged } from './statistics.queries.ts';
import { t } from './texts.ts';

/** Police, health care, shelters and the others beside the municipality's own: in all, and at each mixed occasion. */
export function ActorSection({ report, whole }: { report: Report; whole: Arranged }) {
  const kinds = kindsOf(report);
  if (kinds.length < 2) return null;
  return (
    <Section title={t.actors()}>
      <Figure sentence={sayActors(report, whole)} table={<MixedOccasions report={report} kinds={kinds} />} tableOpen>
        {whole.attended !== null && (
          <BarPlot
            caption={t.actorsPlot({ year: String(report.year) })}
            captionHidden
            heads={[t.colKind(), t.colAttended()]}
            bars={kinds
              .filter(({ placed }) => placed > 0)
              .map(({ kind, placed, attended }) => ({
                ...{ label: nameKind(kind), value: attended ?? 0, note: t.actorsOf({ n: placed }) },
              }))}
          />
        )}
      </Figure>
    </Section>
  );
}

/** One row an occasion where more than one kind of actor signed up, one column a kind. */
function MixedOccasions({ report, kinds }: { report: Report; kinds: readonly Arranged[] }) {
  const cells = Map.groupBy(arrangedOf(report, 'occasion_kind'), ({ id }) => id);
  const mixed = arrangedOf(report, 'occasion').filter(({ id }) => (cells.get(id)?.length ?? 0) > 1);
  if (mixed.length === 0) return null;
  return (
    <Table
      caption={t.actorsAtOccasions()}
      columns={[
        ...[{ label: t.colOccasion() }, { label: t.colDay() }],
        ...kinds.map(({ kind }) => ({ label: nameKind(kind), numeric: true })),
      ]}
      rows={mixed.map((occasion) => [
        occasion.opens ? <a href={`/training/occasions/${occasion.id}`}>{nameOccasion(occasion)}</a> : nameOccasion(occasion),
        occasion.held_on,
        ...kinds.map(({ kind }) => sayCame(cells.get(occasion.id)?.find((cell) => cell.kind === kind))),
      ])}
    />
  );
}

const sayCame = (cell: Arranged | undefined): string | null =>
  !cell || cell.placed === 0
    ? null
    : cell.attended === null
      ? t.notNoted({ placed: cell.placed })
      : t.cameOf({ came: cell.attended, placed: cell.placed });
