import { nameOf, type Shapes } from './attributes.ts';

/** Which attributes an answer shall have (RFC 7644, 3.9). */
export type Wanted = { only: readonly string[] | null; without: readonly string[] };

export const everything: Wanted = { only: null, without: [] };

export function readWanted(attributes: string | undefined, excluded: string | undefined): Wanted {
  const list = (text: string) =>
    text
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '');
  const only = attributes ? list(attributes) : [];
  return { only: only.length > 0 ? only : null, without: excluded && only.length === 0 ? list(excluded) : [] };
}

/** `id` and `schemas` are always there. */
const ALWAYS = new Set(['id', 'schemas']);

/** Is the attribute of that name wanted, whole or in part? Asked before what is costly to read. */
export function wants({ only, without }: Wanted, name: string): boolean {
  const small = name.toLowerCase();
  if (without.some((one) => bare(one) === small)) return false;
  return only === null || only.some((one) => bare(one) === small || bare(one).startsWith(`${small}.`));
}

/** The resource with the attributes asked for, whole or in part: `name.givenName`, `emails.value`. */
export function project(shapes: Shapes, resource: Record<string, unknown>, wanted: Wanted): Record<string, unknown> {
  if (wanted.only === null && wanted.without.length === 0) return resource;
  const kept = Object.entries(resource).flatMap(([name, value]): [string, unknown][] => {
    if (ALWAYS.has(name)) return [[name, value]];
    const left = part(nameOf(shapes, name) ?? name, value, wanted);
    return left === undefined ? [] : [[name, left]];
  });
  return Object.fromEntries(kept);
}

function part(name: string, value: unknown, { only, without }: Wanted): unknown {
  const small = name.toLowerCase();
  const matches = (one: string, path: string) => one === path || bare(one) === path;
  if (only?.some((one) => matches(one, small))) return value;
  if (without.some((one) => matches(one, small))) return undefined;
  const below = (list: readonly string[]) =>
    list.flatMap((one) => {
      const path = small.startsWith('urn:') ? one : bare(one);
      return path.startsWith(`${small}.`) || path.startsWith(`${small}:`) ? [path.slice(small.length + 1)] : [];
    });
  if (only) {
    const parts = below(only);
    return parts.length > 0 ? pick(value, (key) => parts.includes(key.toLowerCase())) : undefined;
  }
  const gone = below(without);
  return gone.length > 0 ? pick(value, (key) => !gone.includes(key.toLowerCase())) : value;
}

function pick(value: unknown, keep: (key: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => pick(one, keep));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => keep(key)));
}

/** Without the URN of a core schema. */
const bare = (name: string): string => name.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/, '');
