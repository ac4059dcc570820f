import type { StateOfKnowledge } from './count.ts';

type Where = { group?: string | null; organisation?: string | null; on?: string | null; state?: StateOfKnowledge | null };

function withQuery(path: string, where: Where): string {
  const query = new URLSearchParams(Object.entries(where).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Addresses of coverage: what is asked stands in them, so that a view can be sent to a colleague. */
export const overviewAt = (where: Where) => withQuery('/training/coverage', where);
export const courseAt = (course: string, where: Where) => withQuery(`/training/coverage/${course}`, where);
export const peopleAt = (course: string, where: Where) => withQuery(`/training/coverage/${course}/people`, where);
export const forecastAt = (course: string, where: Where) => withQuery(`/training/coverage/${course}/forecast`, where);
