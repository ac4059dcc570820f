import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi';
import { failures } from '#platform/api/endpoint.ts';
import { keepableBodies, smallBodies } from '#platform/api/router.ts';
import { asCaseSystem, BY_KEY } from './door.ts';

type Asked = NonNullable<RouteConfig['request']>;

export const TAG = 'Asking about violence';

/**
 * One address of the API for case systems: as `endpoint` is for people, but opened by the system's own key. Once only is
 * what `id` in the body is for, so that no Idempotency-Key is asked for.
 */
export function caseSystemEndpoint<
  const P extends string,
  M extends 'get' | 'post',
  R extends Asked,
  A extends z.ZodType,
  S extends 200 | 201 = 200,
>(wish: {
  method: M;
  path: P;
  name: string;
  summary: string;
  description: string;
  request: R;
  answers: A;
  example: z.input<A>;
  status?: S;
  /** Where a second call is answered by 200: what that means. */
  again?: string;
}) {
  const { method, path, name, summary, description, request, answers, example, again } = wish;
  const status = (wish.status ?? 200) as S;
  const content = { 'application/json': { schema: answers, example } };
  const done = {
    ...(again ? { 200: { description: again, content } } : {}),
    [status]: { description: summary, content },
  } as Record<S | 200, { description: string; content: typeof content }>;
  return createRoute({
    method,
    path,
    middleware: method === 'post' ? [smallBodies, keepableBodies, asCaseSystem] : [asCaseSystem],
    operationId: name,
    tags: [TAG],
    summary,
    description,
    security: [{ case_system: [] }],
    'x-permission': BY_KEY,
    request,
    responses: { ...done, ...failures(method === 'post' ? [400, 401, 404, 409, 413, 415, 422, 500] : [400, 401, 404, 500]) },
  });
}
