import type { Read } from '#platform/db/db.ts';
import { type PublishedRecord, publicationsOf, readPublished } from '../publication/published.queries.ts';
import { monthsOn, periodOf, periodsBetween, type Step } from './periods.ts';
import type { Place } from './places.queries.ts';
import type { View } from './view.ts';

export type PlaceBelow = { id: string; name: string; kind: string; records: readonly PublishedRecord[] };
export type Published = {
  /** First day of the last quarter that is published; null where nothing is. */
  until: string | null;
  /** First days of the view's periods that are published, whether this place's numbers were shown or hidden. */
  starts: readonly string[];
  /** What was answered is told by quarter or by year, never by month. */
  answerStep: 'quarter' | 'year';
  answerStarts: readonly string[];
  /** The last whole year published: the finer questions are told of that alone. */
  year: string | null;
  records: readonly PublishedRecord[];
  /** What lies just below, in the view's last published period. */
  below: readonly PlaceBelow[];
};

/** Published numbers and nothing else: here nothing is counted, added up or taken from anything. */
export async function listPublished(db: Read, place: Place, view: View): Promise<Published> {
  const publications = await publicationsOf(db, place.id);
  const quarters = new Set(publications.map(({ quarter }) => quarter));
  const answerStep = view.step === 'year' ? 'year' : 'quarter';
  const starts = publishedOf(quarters, view, view.step);
  const answerStarts = publishedOf(quarters, view, answerStep);
  const year = publishedOf(quarters, { ...view, from: monthsOn(view.to, -24) }, 'year').at(-1) ?? null;
  const told = {
    ...{ until: publications[0]?.quarter ?? null, starts, answerStep, answerStarts, year },
    ...{ records: await history(db, place, view, [starts, answerStarts, year ? [year] : []]), below: [] },
  } satisfies Published;
  return { ...told, below: await listBelow(db, place, view, told) };
}

/** Of the view's periods those that are published. A year is when its last quarter is. */
const publishedOf = (quarters: ReadonlySet<string>, { from, to }: View, step: Step): string[] =>
  periodsBetween(from, to, step)
    .filter(({ ends }) => quarters.has(periodOf(ends, 'quarter').starts))
    .map(({ starts }) => starts);

/** Of the place alone: whether one asked by the view's step, answers by theirs, and everything of the last year. */
async function history(
  db: Read,
  { id }: Place,
  { step }: View,
  [starts, answerStarts, years]: [readonly string[], readonly string[], readonly string[]],
): Promise<PublishedRecord[]> {
  const [first, ...others] = [...starts, ...answerStarts, ...years].toSorted();
  if (!first) return [];
  const span = { since: first, until: others.at(-1) ?? first, alone: true };
  const answerStep = step === 'year' ? 'year' : 'quarter';
  const all = await readPublished(db, id, { ...span, spans: [...new Set<Step>([step, answerStep, 'year'])] });
  const each = await readPublished(db, id, { ...span, spans: ['year'], channel: 'each' });
  return [...all, ...each].filter(
    (one) =>
      (one.span === step && one.family === 'asked' && starts.includes(one.starts_on)) ||
      (one.span === answerStep && one.family === 'answers' && answerStarts.includes(one.starts_on)) ||
      (one.span === 'year' && years.includes(one.starts_on)),
  );
}

async function listBelow(db: Read, place: Place, { step }: View, told: Published): Promise<PlaceBelow[]> {
  const [last, answered] = [told.starts.at(-1), told.answerStarts.at(-1)];
  if (!last) return [];
  const at = (starts: string) => ({ since: starts, until: starts });
  const places = await db
    .selectFrom('organisation.organisation')
    .select(['id', 'name', 'kind'])
    .where('parent_id', '=', place.id)
    .where('kind', 'in', ['municipality', 'administration', 'unit'])
    .orderBy('name')
    .orderBy('id')
    .execute();
  const records = [
    ...(await readPublished(db, place.id, { ...at(last), families: ['asked'], spans: [step] })),
    ...(answered ? await readPublished(db, place.id, { ...at(answered), families: ['answers'], spans: [told.answerStep] }) : []),
  ];
  return places.map((one) => ({ ...one, records: records.filter(({ organisation_id }) => organisation_id === one.id) }));
}
