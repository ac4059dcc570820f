import type { Filter } from 'scim2-parse-filter';
import { ENTERPRISE, GROUP, isForgotten, nameOf, type Shape, type Shapes, USER } from './attributes.ts';
import { parseFilter } from './filter.ts';
import { ScimError } from './scim-error.ts';

/** Where in a resource a PATCH points: `emails[type eq "work"].value` is ['emails'], a filter, and 'value'. */
export type Path = { steps: readonly string[]; shape: Shape; filter: Filter | null; part: string | null };

const FORM = /^([^[\]]+?)(?:\[(.*)\])?(?:\.([\w$-]+))?$/s;

/**
 * Reads the path of a PATCH operation (RFC 7644, 3.5.2); names in any letters, with or without their schema's URN. Null
 * for what the standard knows and we do not keep. Throws invalidPath, or mutability for what nobody may write.
 */
export function readPath(shapes: Shapes, given: string): Path | null {
  const [, head = '', inside, tail = null] = FORM.exec(given.trim()) ?? [];
  const bare = withoutUrn(head);
  if (bare === null) return { steps: [ENTERPRISE], shape: shapes[ENTERPRISE] ?? wrong(given), filter: null, part: null };
  const names = inside === undefined && tail !== null ? [...bare.split('.'), tail] : bare.split('.');
  const steps: string[] = head.toLowerCase().startsWith(`${ENTERPRISE.toLowerCase()}:`) ? [ENTERPRISE] : [];
  let shape: Shape = { is: 'complex', parts: steps.length > 0 ? partsOf(shapes[ENTERPRISE]) : shapes };
  let many: Shape | null = null;
  for (const one of names) {
    const parts = partsOf(shape);
    const name = nameOf(parts, one);
    if (name === undefined) {
      const whole = [...steps.filter((step) => step !== ENTERPRISE), one].join('.');
      return isForgotten(whole) || isForgotten(head) ? null : wrong(given);
    }
    shape = parts[name]!;
    if (shape.is === 'readOnly') throw new ScimError('readOnly', name);
    // Below a multi-valued attribute, without a filter: that part of every entry.
    if (many) return { steps, shape: many, filter: null, part: name };
    if (shape.is === 'many') many = shape;
    steps.push(name);
  }
  if (inside === undefined) return { steps, shape, filter: null, part: null };
  if (shape.is !== 'many') wrong(given);
  const part = tail === null ? null : (nameOf(partsOf(shape), tail) ?? wrong(given));
  return { steps, shape, filter: parseFilter(inside), part };
}

/** The same for a key of an object, where what leads nowhere, or may not be written, is passed over. */
export function passPath(shapes: Shapes, given: string): Path | null {
  try {
    return readPath(shapes, given);
  } catch (error) {
    if (error instanceof ScimError && (error.reason === 'wrongPath' || error.reason === 'readOnly')) return null;
    throw error;
  }
}

export const partsOf = (shape: Shape | undefined): Shapes => (shape && 'parts' in shape ? shape.parts : {});

/** Null when the path is the enterprise extension as a whole. */
function withoutUrn(head: string): string | null {
  const small = head.toLowerCase();
  if (small === ENTERPRISE.toLowerCase()) return null;
  const urn = [ENTERPRISE, USER, GROUP].find((one) => small.startsWith(`${one.toLowerCase()}:`));
  return urn ? head.slice(urn.length + 1) : head;
}

function wrong(path: string): never {
  throw new ScimError('wrongPath', path.slice(0, 80));
}
