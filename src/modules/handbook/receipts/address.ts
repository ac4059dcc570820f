import type { ReadingState } from './receipts.queries.ts';

type Where = { organisation?: string | null; routine?: string | null; state?: ReadingState | null };

function withQuery(path: string, where: Where): string {
  const query = new URLSearchParams(Object.entries(where).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Addresses of the overviews: what is asked stands in them, so that a view can be sent to a colleague. */
export const routineAt = (routine: string, organisation: string) => withQuery(`/handbook/receipts/${routine}`, { organisation });
export const peopleAt = (where: Where) => withQuery('/handbook/receipts/people', where);
export const overviewAt = (organisation: string) => withQuery('/handbook/receipts', { organisation });
