import type { Filter } from 'scim2-parse-filter';
import { type Asked, readJson } from '../door.ts';
import { parseFilter } from './filter.ts';
import { readWanted, type Wanted } from './project.ts';
import { isObject } from './read-resource.ts';
import { ScimError } from './scim-error.ts';

export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
/** As many as one answer holds; said in ServiceProviderConfig. */
export const MOST = 200;
const USUAL = 100;

export type View = { filter: Filter | null; start: number; count: number; wanted: Wanted };

/** How a list is asked for, in the address or as a search (RFC 7644, 3.4.2 and 3.4.3). */
export async function readView({ c }: Asked, search: boolean): Promise<View> {
  const given: Record<string, unknown> = search ? await searched(c) : c.req.query();
  const text = (name: string) => {
    const value = given[name];
    return Array.isArray(value) ? value.join(',') : value === undefined ? undefined : String(value);
  };
  const filter = text('filter');
  return {
    filter: filter ? parseFilter(filter) : null,
    start: Math.max(1, whole(text('startIndex'), 1, 'startIndex')),
    count: Math.min(MOST, Math.max(0, whole(text('count'), USUAL, 'count'))),
    wanted: readWanted(text('attributes'), text('excludedAttributes')),
  };
}

async function searched(c: Asked['c']): Promise<Record<string, unknown>> {
  const body = await readJson(c);
  if (!isObject(body)) throw new ScimError('unreadable');
  return body;
}

function whole(text: string | undefined, otherwise: number, name: string): number {
  if (text === undefined || text === '') return otherwise;
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimError('wrongValue', name);
  return Number(text);
}

export const listOf = (total: number, start: number, resources: readonly unknown[]) => ({
  schemas: [LIST],
  totalResults: total,
  startIndex: start,
  itemsPerPage: resources.length,
  Resources: resources,
});
