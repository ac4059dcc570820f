import { randomUUID } from 'node:crypto';
import type { FormState } from '#platform/http/form.ts';
import type { Ctx } from '#platform/http/router.ts';

/** The id the form was shown with, so that a mended form is still the same thing. */
export const idIn = (form: FormState): string => {
  const id = form.values['id'];
  return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? id : randomUUID();
};

/** Which page of a list is asked for, from 1. */
export const pageIn = (c: Ctx, name = 'page'): number =>
  Math.min(Math.max(Number.parseInt(c.req.query(name) ?? '1', 10) || 1, 1), 10_000);
