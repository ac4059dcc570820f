import { nameOf, type Shape, type Shapes } from './attributes.ts';
import { passPath } from './path.ts';
import { ScimError } from './scim-error.ts';

export type Entry = { [part: string]: string | boolean };
/** A resource as we keep it: our names only, values of the right kind. Whatever else came is gone. */
export type Value = string | boolean | Entry[] | Resource;
export type Resource = { [name: string]: Value };

/** Reads what a POST or PUT carries; names in any letters. Attributes nobody may write are passed over (RFC 7644, 3.5.1). */
export function readResource(shapes: Shapes, body: unknown): Resource {
  if (!isObject(body)) throw new ScimError('unreadable');
  const resource = (readValue({ is: 'complex', parts: shapes }, body, '') ?? {}) as Resource;
  for (const [name, shape] of Object.entries(shapes)) {
    if ('required' in shape && shape.required && resource[name] === undefined) throw new ScimError('missing', name);
  }
  return resource;
}

/** A value in the form its attribute has; undefined where it says that there is none. Throws invalidValue. */
export function readValue(shape: Shape, value: unknown, where: string): Value | undefined {
  if (value === null || value === undefined) return undefined;
  switch (shape.is) {
    case 'text':
      return readText(value, shape.max, where);
    case 'boolean':
      return readBoolean(value, where);
    case 'many': {
      const list = (Array.isArray(value) ? value : [value]).map((one) => readEntry(shape.parts, one, where));
      const entries = list.filter((one) => one['value'] !== undefined);
      return entries.length > 0 ? entries : undefined;
    }
    case 'complex':
      if (!isObject(value)) throw new ScimError('wrongValue', where);
      return readParts(shape.parts, value, where);
    default:
      return undefined;
  }
}

function readParts(parts: Shapes, value: Record<string, unknown>, where: string): Resource | undefined {
  const read: Resource = {};
  for (const [given, one] of Object.entries(value)) {
    const name = nameOf(parts, given) ?? dotted(parts, given, one, read);
    const shape = name === undefined ? undefined : parts[name];
    if (name === undefined || !shape) continue;
    const kept = readValue(shape, one, where ? `${where}.${name}` : name);
    if (kept !== undefined) read[name] = kept;
  }
  return Object.keys(read).length > 0 ? read : undefined;
}

/** Entra writes `name.givenName` as one key, and extensions as `urn:…:User:department`. */
function dotted(parts: Shapes, given: string, value: unknown, read: Resource): undefined {
  const path = /[.:]/.test(given) ? passPath(parts, given) : null;
  const [first, second] = path?.steps ?? [];
  if (!path || !first || !second) return;
  const kept = readValue(path.shape, value, given);
  if (kept !== undefined) read[first] = { ...(read[first] as Resource | undefined), [second]: kept };
}

function readEntry(parts: Shapes, value: unknown, where: string): Entry {
  if (typeof value === 'string') return { value: readText(value, 254, where) ?? '' };
  if (!isObject(value)) throw new ScimError('wrongValue', where);
  return (readParts(parts, value, where) ?? {}) as Entry;
}

function readText(value: unknown, max: number, where: string): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > max || text.includes('\0')) throw new ScimError('wrongValue', where);
  return text.trim() || undefined;
}

/** Entra sends "True" and "False" as words unless told otherwise. */
function readBoolean(value: unknown, where: string): boolean {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (word !== 'true' && word !== 'false') throw new ScimError('wrongValue', where);
  return word === 'true';
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
