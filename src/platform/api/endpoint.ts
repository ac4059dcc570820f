import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import { allow } from '#platform/http/allow.ts';
import { answerOnce } from './answer-once.ts';
import { keepableBodies, smallBodies } from './router.ts';

const Failure = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().openapi({ description: "The status' own phrase." }),
    status: z.number().int(),
    detail: z.string().openapi({ description: 'A sentence for people, in the language of the one who asks.' }),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
    reference: z.string().optional().openapi({ description: 'Number to give to whoever runs Samfrid (500 only).' }),
  })
  .openapi('Problem');

const problems = {
  400: ['The query, a header or the body cannot be read.', 'Bad Request', 'Something in the request needs mending. See errors.'],
  401: ['No key, or one that does not work.', 'Unauthorized', 'Send a key in the header Authorization: Bearer, or sign in.'],
  404: ['Absent, or not yours: the same answer.', 'Not Found', 'There is nothing here, or it is not yours to see.'],
  409: ['A rule of the field says no; `detail` says why.', 'Conflict', 'The sign-up closed on 2026-11-12.'],
  413: ['The body is larger than 64 kB.', 'Content Too Large', 'The body is too large. At most 64 kB.'],
  415: ['The body is not JSON.', 'Unsupported Media Type', 'Send the body as application/json.'],
  422: [
    'A field is wrong, or the Idempotency-Key was used for another request.',
    'Unprocessable Entity',
    'Something in the request needs mending. See errors.',
  ],
  500: ['A bug; nothing was done.', 'Internal Server Error', 'Something went wrong on our side.'],
} as const;

/** The problem details that may be answered, with an example of each. */
export const failures = (statuses: readonly (keyof typeof problems)[]) =>
  Object.fromEntries(
    statuses.map((status) => {
      const [description, title, detail] = problems[status];
      const errors =
        status === 422 || status === 400
          ? { errors: [{ field: 'person_id', detail: 'Cannot be read as what it should be: uuid.' }] }
          : {};
      const example = { type: 'about:blank', title, status, detail, ...errors };
      const headers =
        status === 401 ? { 'WWW-Authenticate': { schema: { type: 'string' as const }, description: 'RFC 6750.' } } : {};
      return [status, { description, headers, content: { 'application/problem+json': { schema: Failure, example } } }];
    }),
  ) as Record<never, never>;

/** Sent with every POST that shall not be done twice. */
const OnceHeader = z.object({
  'Idempotency-Key': z.string().optional().openapi({
    description: 'Your own name for this request, at most 200 characters. Sent again with it, nothing is done twice.',
    example: '0d9f5f0e-6a0c-4c0e-9d3f-5a4f3a1c9b11',
  }),
});

type Asked = NonNullable<RouteConfig['request']>;

/**
 * One address of the API: who may, what it takes, what it answers. Schema, validation and description are one thing.
 * @param answers schema of the body of a 200, or of `status`
 */
export function endpoint<
  const P extends string,
  M extends 'get' | 'post',
  R extends Asked,
  A extends z.ZodType,
  S extends 200 | 201 = 200,
>(wish: {
  method: M;
  path: P;
  permission: string;
  tag: string;
  name: string;
  summary: string;
  description: string;
  request: R;
  answers: A;
  example: z.input<A>;
  status?: S;
}) {
  const { method, path, permission, tag, name, summary, description, request, answers, example } = wish;
  const status = (wish.status ?? 200) as S;
  const content = { 'application/json': { schema: answers, example } };
  const headers = {
    ...(status === 201 ? { Location: { schema: { type: 'string' as const }, description: 'Address of what was made.' } } : {}),
    ...(method === 'post'
      ? {
          'Idempotency-Replayed': {
            schema: { type: 'string' as const },
            description: '`true` where nothing was done, because it had been done before.',
          },
        }
      : {}),
  };
  // What is made a second time is there already: 200 instead of 201.
  const done = {
    ...(status === 201 ? { 200: { description: 'It was there already; nothing was done.', content } } : {}),
    [status]: { description: summary, content, headers },
  } as Record<S | 200, { description: string; content: typeof content }>;
  return createRoute({
    method,
    path,
    middleware: method === 'post' ? [smallBodies, keepableBodies, allow(permission), answerOnce] : [allow(permission)],
    operationId: name,
    tags: [tag],
    summary,
    description,
    security: [{ key: [] }, { session: [] }],
    'x-permission': permission,
    request: (method === 'post' ? { ...request, headers: OnceHeader } : request) as R,
    responses: { ...done, ...failures(method === 'post' ? [400, 401, 404, 409, 413, 415, 422, 500] : [400, 401, 404, 500]) },
  });
}

/** `{id}` in an address. */
export const ById = z.object({
  id: z.uuid().openapi({ description: 'Its id.', example: '3f0c2f5e-8c1d-4b7e-9a52-0d6c1a7e4b90' }),
});
/** A time, RFC 3339, in UTC. */
export const time = () => z.iso.datetime().openapi({ format: 'date-time', example: '2026-11-24T08:00:00.000Z' });
/** A Swedish day. */
export const day = () => z.iso.date().openapi({ format: 'date', example: '2026-11-24' });
export const rfc3339 = (at: Date | null): string | null => at?.toISOString() ?? null;
