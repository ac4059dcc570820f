import { type Filter, parse } from 'scim2-parse-filter';
import { ScimError } from './scim-error.ts';

const LONGEST = 2000;

/**
 * Reads a filter (RFC 7644, 3.4.2.2). The library knows the grammar, but reads backslashes in a string as no JSON reader
 * does, and an account may be called DOMAIN\name: strings are taken out before, and put in again after. Throws invalidFilter.
 */
export function parseFilter(text: string): Filter {
  if (text.length > LONGEST) throw new ScimError('wrongFilter');
  const strings: string[] = [];
  try {
    const marked = text.replace(/"(?:[^"\\]|\\.)*"/gs, (quoted) => {
      strings.push(JSON.parse(quoted) as string);
      return `"${strings.length - 1}"`;
    });
    return withStrings(parse(marked), strings);
  } catch {
    throw new ScimError('wrongFilter');
  }
}

function withStrings(filter: Filter, strings: readonly string[]): Filter {
  switch (filter.op) {
    case 'and':
    case 'or':
      return { op: filter.op, filters: filter.filters.map((one) => withStrings(one, strings)) };
    case 'not':
      return { op: 'not', filter: withStrings(filter.filter, strings) };
    case '[]':
      return { ...filter, valFilter: withStrings(filter.valFilter, strings) };
    case 'pr':
      return filter;
    default:
      return typeof filter.compValue === 'string' ? { ...filter, compValue: known(strings[Number(filter.compValue)]) } : filter;
  }
}

/** PostgreSQL keeps no NUL; nothing kept here can be equal to one. */
function known(value: string | undefined): string {
  if (value === undefined || value.includes('\0')) throw new ScimError('wrongFilter');
  return value;
}
