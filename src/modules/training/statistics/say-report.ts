import { arrangedOf, type Report, wholeOf, yearsOf } from './read-report.ts';
import { type Arranged, kinds } from './statistics.queries.ts';
import { t } from './texts.ts';

/** "Under 2026 gick 412 personer i Ekhaga kommun klart en kurs – 431 kursintyg från 14 tillfällen, vem som än ordnade dem." */
export function sayYear(report: Report): string {
  const { people, certificates, external, occasions } = wholeOf(report, report.year);
  const values = { year: String(report.year), place: report.place.name };
  if (people === 0) return t.peopleNone(values);
  const first = { people: t.people({ ...values, n: people }), certificates: t.certificates({ n: certificates }) };
  const sentence =
    occasions > 0 ? t.sentence({ ...first, occasions: t.occasions({ n: occasions }) }) : t.sentenceNoOccasion(first);
  return external > 0 ? `${sentence} ${t.external({ n: external })}` : sentence;
}

/** How the year compares with the one before it. A year that is not over is said to be so. */
export function sayYears(report: Report): string {
  const years = yearsOf(report);
  const now = wholeOf(report, report.year);
  const before = years.find(({ year }) => year === report.year - 1);
  const values = { year: String(report.year), before: String(report.year - 1) };
  const more = now.people - (before?.people ?? 0);
  const compared = !before
    ? t.yearsFirst(values)
    : more === 0
      ? t.yearsSame(values)
      : more > 0
        ? t.yearsMore({ ...values, n: more })
        : t.yearsFewer({ ...values, n: -more });
  return report.today ? `${compared} ${t.yearsSoFar({ year: values.year, day: report.today })}` : compared;
}

/** Seats beside seats: someone with a seat at two occasions fills two, so the lines of the occasions are added up. */
export function sayArranged(report: Report, whole: Arranged): string {
  const occasions = t.arrangedOccasions({ place: report.place.name, n: whole.occasions, seats: whole.seats ?? 0 });
  const held = arrangedOf(report, 'occasion');
  const filled = held.reduce((sum, { placed }) => sum + placed, 0);
  const used = held.reduce((sum, { attended }) => sum + (attended ?? 0), 0);
  return whole.attended === null
    ? t.arrangedUnknown({ occasions, filled })
    : t.arrangedSentence({ occasions, filled, used, n: whole.placed });
}

export function sayActors(report: Report, whole: Arranged): string {
  if (whole.attended === null) return t.actorsUnknown();
  const ours = arrangedOf(report, 'kind').find(({ kind }) => kind === 'municipality')?.attended ?? 0;
  return t.actorsSentence({ others: whole.attended - ours, all: whole.attended });
}

export const nameKind = (kind: Arranged['kind']): string => t[kind ?? 'other_external']();

/** Kinds that took part, in the order they are always written. */
export const kindsOf = (report: Report): Arranged[] =>
  arrangedOf(report, 'kind').toSorted(
    (a, b) => kinds.indexOf(a.kind ?? 'other_external') - kinds.indexOf(b.kind ?? 'other_external'),
  );

/** What tells an occasion apart from the others of its course. */
export const nameOccasion = ({ name, label }: Arranged): string => (label ? `${name ?? ''}, ${label}` : (name ?? ''));

/** Those who work at the place itself have no name of their own. */
export const namePlace = ({ id, name }: { id: string | null; name: string | null }, { place }: Report): string =>
  id === place.id && place.kind !== 'unit' ? t.itself({ place: place.name }) : (name ?? '');

/** What the numbers mean: beside them on the page, and on a sheet of their own in the file. */
export const definitions = () => [
  { term: t.defPeople(), value: t.defPeopleText() },
  { term: t.defCertificates(), value: t.defCertificatesText() },
  { term: t.defWhere(), value: t.defWhereText() },
  { term: t.defOccasions(), value: t.defOccasionsText() },
  { term: t.defApplicants(), value: t.defApplicantsText() },
  { term: t.defAttended(), value: t.defAttendedText() },
];
