import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { z } from 'zod';
import { NotFound } from '#platform/http/failures.ts';
import type { Env } from '#platform/http/router.ts';
import { type FieldError, Problem } from './problem.ts';
import { t } from './texts.ts';

const MOST_BYTES = 64 * 1024;

/** A module's part of the API, or the whole. What does not fit a route's schema is refused here, one way for all. */
export function apiRouter() {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      if (result.target === 'param') throw new NotFound(); // what is no id is not there
      throw new Problem(result.target === 'json' ? 422 : 400, t.invalid(), result.error.issues.map(said));
    },
  });
}

export const smallBodies = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => {
    throw new Problem(413, t.tooLarge());
  },
});

/** Refuses a text that cannot be kept as it is: one with U+0000 in it, or half of a character (a lone surrogate). */
export const keepableBodies = createMiddleware<Env>(async (c, next) => {
  if (!keepable(await c.req.text())) throw new Problem(422, t.notKeepable());
  return next();
});

function keepable(body: string): boolean {
  // In a list of its own and not by recursion: 64 kB of brackets are deeper than the stack.
  const waiting: unknown[] = [];
  try {
    waiting.push(JSON.parse(body));
  } catch {
    return true; // not JSON: said where the body is read
  }
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one === 'string' && (one.includes('\0') || !one.isWellFormed())) return false;
    if (typeof one === 'object' && one !== null) waiting.push(...Object.keys(one), ...Object.values(one));
  }
  return true;
}

type Issue = z.core.$ZodIssue;

function said(issue: Issue): FieldError {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return { field: [...issue.path, issue.keys[0]].join('.'), detail: t.unknownField() };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { field, detail: t.missing() };
  return { field, detail: t.wrongValue({ expected: expected(issue) }) };
}

/** Zod's own word for what it wanted: 'uuid', 'date', '1 … 200'. */
function expected(issue: Issue): string {
  if (issue.code === 'invalid_format') return issue.format;
  if (issue.code === 'invalid_value') return issue.values.join(' | ');
  if (issue.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue.code === 'too_big') return `≤ ${issue.maximum}`;
  return issue.code === 'invalid_type' ? issue.expected : issue.message;
}
