import { type Column, sheet } from '#platform/files/write-table.ts';
import { arrangedOf, type Report } from './read-report.ts';
import { definitions, kindsOf, nameKind, nameOccasion, namePlace } from './say-report.ts';
import type { Arranged, Trained } from './statistics.queries.ts';
import { t } from './texts.ts';

const number = <Row>(title: string, value: (row: Row) => number | null): Column<Row> => ({ title, type: 'number', value });
const text = <Row>(title: string, value: (row: Row) => string | null, width = 40): Column<Row> => ({
  ...{ title, type: 'text', value, width },
});

type Term = ReturnType<typeof definitions>[number];

const trainedNumbers = (): Column<Trained>[] => [
  number(t.colPeople(), ({ people }) => people),
  number(t.colCertificates(), ({ certificates }) => certificates),
  number(t.colExternal(), ({ external }) => external),
  number(t.colOccasions(), ({ occasions }) => occasions),
  number(t.colApplicants(), ({ applicants }) => applicants),
];

const arrangedNumbers = (): Column<Arranged>[] => [
  number(t.colOccasions(), ({ occasions }) => occasions),
  number(t.colSeats(), ({ seats }) => seats),
  number(t.colApplicants(), ({ applicants }) => applicants),
  number(t.colPlaced(), ({ placed }) => placed),
  number(t.colAttended(), ({ attended }) => attended),
  number(t.colCertificates(), ({ certificates }) => certificates),
];

/** People first, five years of each division to filter or pivot; then what was arranged; last what the words mean. */
export function sheetsOf(report: Report) {
  const trained = (title: string, about: Trained['about'], ...columns: Column<Trained>[]) =>
    sheet(
      title,
      [number<Trained>(t.colYear(), ({ year }) => year), ...columns, ...trainedNumbers()],
      report.trained.filter((line) => line.about === about).toSorted((a, b) => b.year - a.year),
    );
  const arranged = (title: string, rows: readonly Arranged[], ...columns: Column<Arranged>[]) =>
    sheet(title, [...columns, ...arrangedNumbers()], rows);
  const kind = text<Arranged>(t.colKind(), (line) => nameKind(line.kind), 26);
  const day: Column<Arranged> = { title: t.colDay(), type: 'date', value: ({ held_on }) => held_on };
  return [
    trained(t.sheetYears(), 'whole'),
    trained(
      t.sheetCourses(),
      'course',
      text<Trained>(t.colCourse(), ({ name }) => name),
    ),
    trained(
      t.sheetProfessions(),
      'profession',
      text<Trained>(t.colProfession(), ({ name }) => name),
    ),
    trained(
      t.sheetPlaces(),
      'place',
      text<Trained>(t.colPlace(), (line) => namePlace(line, report)),
    ),
    arranged(
      t.sheetArranged(),
      arrangedOf(report, 'course'),
      text<Arranged>(t.colCourse(), ({ name }) => name),
    ),
    arranged(t.sheetOccasions(), arrangedOf(report, 'occasion'), text<Arranged>(t.colOccasion(), nameOccasion), day),
    arranged(
      ...([t.sheetEmployers(), arrangedOf(report, 'employer')] as const),
      ...[text<Arranged>(t.colEmployer(), ({ name }) => name ?? t.unknownEmployer()), kind],
    ),
    arranged(
      ...([t.sheetActors(), [...kindsOf(report), ...arrangedOf(report, 'occasion_kind')]] as const),
      ...[text<Arranged>(t.colOccasion(), (line) => (line.about === 'kind' ? t.wholeRow() : nameOccasion(line))), day, kind],
    ),
    sheet(
      t.sheetMethod(),
      [text<Term>(t.colTerm(), ({ term }) => term, 20), text<Term>(t.colMeaning(), ({ value }) => value, 120)],
      definitions(),
    ),
  ];
}
