import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { locale } from '#platform/i18n/locale.ts';

export type FieldError = { field: string; detail: string };

/** A request the API cannot act on. Thrown, never returned: only what is thrown rolls the transaction back. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: readonly FieldError[];

  /** `detail` is a sentence for people, in their language. */
  constructor(status: ContentfulStatusCode, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

/**
 * An error of the API as RFC 9457 says it. Without a type of its own the title is the status' own phrase (4.2.1), for
 * programs; `detail` is a sentence for people, in their language.
 */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  detail: string,
  more: { errors?: readonly FieldError[]; reference?: string } = {},
): Response {
  const body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, ...more };
  return c.json(body, status, { 'Content-Type': 'application/problem+json', 'Content-Language': locale() });
}
