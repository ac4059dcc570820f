import { may } from '#platform/http/here.ts';
import { uuidQuery } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { getPlace, listMyPlaces, type Place } from '../coverage/places.queries.ts';
import { type Arranged, countArranged, countTrained, listYears, type Trained, YEARS } from './statistics.queries.ts';

/** One place, one year, and the years before it to compare with. */
export type Report = {
  place: Place;
  places: readonly { id: string; name: string }[];
  year: number;
  /** Years with anything to show, this one and the one asked for: the latest first. */
  years: readonly number[];
  /** The current year is counted until today. */
  today: string | null;
  trained: readonly Trained[];
  arranged: readonly Arranged[];
  /** The reader has the list of occasions. */
  plans: boolean;
};

/** Place and year as the address asks for them: this year, and the largest place of the reader's own, unless it does. */
export async function readReport(c: Ctx): Promise<Report> {
  const { tx } = c.var;
  const place = await getPlace(tx, uuidQuery(c, 'organisation'));
  const today = localDate(new Date());
  const now = Number(today.slice(0, 4));
  const asked = c.req.query('year') ?? '';
  const year = /^20\d\d$/.test(asked) ? Math.min(Number(asked), now) : now;
  const years = [...new Set([now, year, ...(await listYears(tx, place.id, now))])].toSorted((a, b) => b - a);
  return {
    ...{ place, places: await listMyPlaces(tx), year, years, today: year === now ? today : null, plans: may('training.plan') },
    trained: await countTrained(tx, place.id, year),
    arranged: await countArranged(tx, place.id, year),
  };
}

const nobody = { people: 0, certificates: 0, external: 0, occasions: 0, applicants: 0 };

/** The whole of a year; noughts for a year in which nothing happened. */
export const wholeOf = ({ trained }: Report, year: number): Trained =>
  trained.find((line) => line.about === 'whole' && line.year === year) ?? {
    ...{ about: 'whole', year, id: null, name: null },
    ...nobody,
  };

/** The lines of the report's own year. */
export const linesOf = ({ trained, year }: Report, about: Trained['about']): Trained[] =>
  trained.filter((line) => line.about === about && line.year === year);

/** The years in order, from the first in which something happened. */
export function yearsOf(report: Report): Trained[] {
  const all = Array.from({ length: YEARS }, (_, i) => wholeOf(report, report.year - YEARS + 1 + i));
  const first = all.findIndex(({ people, applicants }) => people + (applicants ?? 0) > 0);
  return first < 0 ? [] : all.slice(first);
}

export const arrangedOf = ({ arranged }: Report, about: Arranged['about']): Arranged[] =>
  arranged.filter((line) => line.about === about);
