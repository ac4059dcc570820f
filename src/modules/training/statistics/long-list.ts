import type { Column } from '#platform/files/write-table.ts';
import type { Report } from './read-report.ts';
import { nameKind, nameOccasion, namePlace } from './say-report.ts';
import type { Arranged, Trained } from './statistics.queries.ts';
import { t } from './texts.ts';

type Count = 'people' | 'certificates' | 'external' | 'occasions' | 'seats' | 'applicants' | 'placed' | 'attended';
type Numbers = { readonly [K in Count]?: number | null } & { readonly held_on?: string | null };
/** CSV knows one table only: every division under each other, the first column says which. */
type Line = {
  about: string;
  year: number;
  name: string | null;
  kind: string | null;
  numbers: Numbers;
};

const trainedAs = (): Record<Trained['about'], string | null> => ({
  whole: t.sheetYears(),
  course: t.sheetCourses(),
  profession: t.sheetProfessions(),
  // Counted for the page; here every profession has its line.
  rest: null,
  place: t.sheetPlaces(),
});

const arrangedAs = (): Record<Arranged['about'], string> => ({
  whole: t.sheetArranged(),
  course: t.sheetArranged(),
  occasion: t.sheetOccasions(),
  employer: t.sheetEmployers(),
  kind: t.sheetActors(),
  occasion_kind: t.sheetActors(),
});

const nameTrained = (line: Trained, report: Report): string | null =>
  line.about === 'whole' ? t.wholeRow() : line.about === 'place' ? namePlace(line, report) : line.name;

const nameArranged = (line: Arranged): string =>
  line.about === 'whole' || line.about === 'kind'
    ? t.wholeRow()
    : line.about === 'employer'
      ? (line.name ?? t.unknownEmployer())
      : nameOccasion(line);

export function longList(report: Report): Line[] {
  const lines = [
    ...report.trained.flatMap((line): Line[] => {
      const about = trainedAs()[line.about];
      return about ? [{ about, year: line.year, name: nameTrained(line, report), kind: null, numbers: line }] : [];
    }),
    ...report.arranged.map(
      (line): Line => ({
        ...{ about: arrangedAs()[line.about], year: report.year, name: nameArranged(line) },
        ...{ kind: line.kind && nameKind(line.kind), numbers: line },
      }),
    ),
  ];
  return [...Map.groupBy(lines, ({ about }) => about).values()].flat();
}

export const longColumns = (): Column<Line>[] => [
  { title: t.colAbout(), type: 'text', value: ({ about }) => about },
  { title: t.colYear(), type: 'number', value: ({ year }) => year },
  { title: t.colName(), type: 'text', value: ({ name }) => name },
  { title: t.colDay(), type: 'date', value: ({ numbers }) => numbers.held_on },
  { title: t.colKind(), type: 'text', value: ({ kind }) => kind },
  { title: t.colPeople(), type: 'number', value: ({ numbers }) => numbers.people },
  { title: t.colCertificates(), type: 'number', value: ({ numbers }) => numbers.certificates },
  { title: t.colExternal(), type: 'number', value: ({ numbers }) => numbers.external },
  { title: t.colOccasions(), type: 'number', value: ({ numbers }) => numbers.occasions },
  { title: t.colSeats(), type: 'number', value: ({ numbers }) => numbers.seats },
  { title: t.colApplicants(), type: 'number', value: ({ numbers }) => numbers.applicants },
  { title: t.colPlaced(), type: 'number', value: ({ numbers }) => numbers.placed },
  { title: t.colAttended(), type: 'number', value: ({ numbers }) => numbers.attended },
];
