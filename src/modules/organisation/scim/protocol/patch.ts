// PATCH (RFC 7644, 3.5.2) on a resource as we keep it. Why not by a library: docs/decisions/0019.
import { type Filter, filter as tester } from 'scim2-parse-filter';
import type { Shapes } from './attributes.ts';
import { type Path, passPath, readPath } from './path.ts';
import { type Entry, isObject, type Resource, readValue } from './read-resource.ts';
import { ScimError } from './scim-error.ts';

export const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export type Operation = { op: 'add' | 'replace' | 'remove'; path: string | null; value: unknown };

/** The operations of a PATCH; Entra writes "Add" and "Replace". */
export function readOperations(body: unknown): Operation[] {
  if (!isObject(body)) throw new ScimError('unreadable');
  const schemas = body['schemas'];
  const list = Object.entries(body).find(([name]) => name.toLowerCase() === 'operations')?.[1];
  if (!Array.isArray(schemas) || !schemas.includes(PATCH) || !Array.isArray(list) || list.length === 0)
    throw new ScimError('wrongPatch');
  return list.map((one: unknown) => {
    const op = isObject(one) && typeof one['op'] === 'string' ? one['op'].toLowerCase() : '';
    if (!isObject(one) || (op !== 'add' && op !== 'replace' && op !== 'remove')) throw new ScimError('wrongPatch', 'op');
    const path = one['path'] ?? null;
    if (path !== null && typeof path !== 'string') throw new ScimError('wrongPath');
    if (op !== 'remove' && !('value' in one)) throw new ScimError('wrongPatch', 'value');
    return { op, path: path || null, value: one['value'] };
  });
}

/** Without a path the value is an object, each of whose keys is one. */
export function spread(operation: Operation, id: string): Operation[] {
  const { op, path, value } = operation;
  if (path !== null) return [operation];
  if (op === 'remove') throw new ScimError('noTarget');
  if (!isObject(value)) throw new ScimError('wrongValue');
  return Object.entries(value)
    .filter(([key, one]) => !(key.toLowerCase() === 'id' && one === id) && key.toLowerCase() !== 'schemas')
    .map(([key, one]) => ({ op, path: key, value: one }));
}

/** What the resource is after the operations, done one after the other. `id` may be said again, not changed. */
export function patched(shapes: Shapes, resource: Resource, operations: readonly Operation[], id: string): Resource {
  const copy = structuredClone(resource);
  for (const operation of operations) {
    for (const one of spread(operation, id)) {
      // What leads nowhere is passed over in an object, as in a POST; as a path it is a mistake.
      const read = operation.path === null && one.path?.toLowerCase() !== 'id' ? passPath : readPath;
      const path = read(shapes, one.path ?? '');
      if (path) apply(copy, path, one);
    }
  }
  return copy;
}

function apply(resource: Resource, path: Path, { op, value }: Operation): void {
  const [first = '', second] = path.steps;
  const holder = second === undefined ? resource : ((resource[first] as Resource | undefined) ?? {});
  const name = second ?? first;
  if (path.shape.is === 'many') setOrDrop(holder, name, entriesAfter(holder[name] as Entry[] | undefined, path, op, value));
  else if (op === 'remove') {
    if ('required' in path.shape && path.shape.required) throw new ScimError('readOnly', name);
    delete holder[name];
  } else {
    const read = readValue(path.shape, value, name);
    if (read === undefined && 'required' in path.shape && path.shape.required) throw new ScimError('wrongValue', name);
    setOrDrop(holder, name, isObject(read) ? { ...(holder[name] as Resource | undefined), ...(read as Resource) } : read);
  }
  if (second !== undefined) setOrDrop(resource, first, Object.keys(holder).length > 0 ? holder : undefined);
}

function setOrDrop(holder: Resource, name: string, value: Resource[string] | undefined): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) delete holder[name];
  else holder[name] = value;
}

function entriesAfter(before: readonly Entry[] = [], path: Path, op: Operation['op'], value: unknown): Entry[] {
  const where = path.steps.join('.');
  if (path.filter === null && path.part === null) {
    if (op === 'remove' && value === undefined) return [];
    const given = (readValue(path.shape, value, where) ?? []) as Entry[];
    if (op === 'replace') return given;
    if (op === 'remove') return before.filter((one) => !given.some((gone) => gone['value'] === one['value']));
    return onePrimary([...before, ...given.filter((one) => !before.some((there) => same(there, one)))], given);
  }
  const fits = path.filter ? matcher(path.filter) : () => true;
  if (!before.some(fits)) {
    const made = op === 'add' && path.filter ? entryFor(path.filter) : null;
    if (!made) throw new ScimError('noTarget', where);
    return entriesAfter([...before, made], { ...path, filter: null, part: null }, 'replace', [
      ...before,
      change(made, path, 'add', value),
    ]);
  }
  if (op === 'remove' && path.part === null) return before.filter((one) => !fits(one));
  const changed = before.map((one) => (fits(one) ? change(one, path, op, value) : one));
  return onePrimary(
    changed,
    changed.filter((one) => fits(one)),
  ).filter((one) => one['value'] !== undefined);
}

function change(entry: Entry, path: Path, op: Operation['op'], value: unknown): Entry {
  const shape = 'parts' in path.shape ? path.shape.parts : {};
  const { part } = path;
  if (part === null)
    return { ...entry, ...(readValue({ is: 'complex', parts: shape }, value, path.steps.join('.')) as Entry | undefined) };
  const read =
    op === 'remove'
      ? undefined
      : (readValue(shape[part]!, value, `${path.steps.join('.')}.${part}`) as string | boolean | undefined);
  const { [part]: _before, ...rest } = entry;
  return read === undefined ? rest : { ...rest, [part]: read };
}

/** A new primary entry takes the mark from the others (RFC 7644, 3.5.2). */
function onePrimary(entries: readonly Entry[], touched: readonly Entry[]): Entry[] {
  const first = touched.find((one) => one['primary'] === true);
  return entries.map((one) => (first && one !== first && one['primary'] === true ? { ...one, primary: false } : one));
}

const same = (a: Entry, b: Entry) => a['value'] === b['value'] && (a['type'] ?? 'work') === (b['type'] ?? 'work');

/** The library compares by letter; no attribute in our entries does (RFC 7643: caseExact false). */
function matcher(filter: Filter): (entry: Entry) => boolean {
  const fits = tester(small(filter));
  return (entry) =>
    fits(
      Object.fromEntries(Object.entries(entry).map(([name, one]) => [name, typeof one === 'string' ? one.toLowerCase() : one])),
    );
}

function small(filter: Filter): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map(small) };
  if (filter.op === 'not') return { op: 'not', filter: small(filter.filter) };
  if ('compValue' in filter && typeof filter.compValue === 'string')
    return { ...filter, compValue: filter.compValue.toLowerCase() };
  return filter;
}

/** What `[type eq "work"]` looks for, for an `add` that finds none: Entra's way of giving somebody her first address. */
function entryFor(filter: Filter): Entry | null {
  const parts = filter.op === 'and' ? filter.filters : [filter];
  const made: Entry = {};
  for (const one of parts) {
    if (one.op !== 'eq' || one.compValue === null) return null;
    made[one.attrPath.toLowerCase()] = typeof one.compValue === 'number' ? String(one.compValue) : one.compValue;
  }
  return made;
}
