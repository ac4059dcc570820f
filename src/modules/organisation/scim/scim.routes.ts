import { bodyLimit } from 'hono/body-limit';
import { type Ctx, router } from '#platform/http/router.ts';
import { SCIM, scim } from './door.ts';
import { groupRoutes } from './groups/group.routes.ts';
import { userRoutes } from './people/user.routes.ts';
import { MOST_BYTES, resourceTypes, schemas, serviceProvider } from './protocol/describe.ts';
import { listOf } from './protocol/list.ts';
import { ScimError } from './protocol/scim-error.ts';

/** SCIM 2.0 (RFC 7643, 7644) for a municipality's directory. Every route is behind the directory's key. */
export const scimRoutes = router()
  .use(
    `${SCIM}/*`,
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (c) => c.json(new ScimError('tooLarge').body(), 413, { 'Content-Type': 'application/scim+json' }),
    }),
  )
  .get(
    `${SCIM}/ServiceProviderConfig`,
    scim(async ({ c }) => ({ status: 200, body: serviceProvider(rootOf(c)) })),
  )
  .get(
    `${SCIM}/ResourceTypes`,
    scim(async ({ c }) => all(resourceTypes(rootOf(c)))),
  )
  .get(
    `${SCIM}/ResourceTypes/:id`,
    scim(async ({ c }) => oneOf(c, resourceTypes(rootOf(c)))),
  )
  .get(
    `${SCIM}/Schemas`,
    scim(async ({ c }) => all(schemas(rootOf(c)))),
  )
  .get(
    `${SCIM}/Schemas/:id`,
    scim(async ({ c }) => oneOf(c, schemas(rootOf(c)))),
  )
  .route('/', userRoutes)
  .route('/', groupRoutes)
  .all(
    `${SCIM}/Bulk`,
    scim(async () => {
      throw new ScimError('unsupported');
    }),
  )
  .all(
    `${SCIM}/*`,
    scim(async () => {
      throw new ScimError('notHere');
    }),
  );

const rootOf = (c: Ctx) => `${c.get('house').config.publicUrl}${SCIM}`;
const all = (resources: readonly unknown[]) => ({ status: 200 as const, body: listOf(resources.length, 1, resources) });

function oneOf(c: Ctx, resources: readonly { id: string }[]) {
  const found = resources.find(({ id }) => id === c.req.param('id'));
  if (!found) throw new ScimError('notHere');
  return { status: 200 as const, body: found };
}
