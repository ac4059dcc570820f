import { router } from '#platform/http/router.ts';
import { type Asked, etag, idOf, readJson, SCIM, scim } from '../door.ts';
import { there, wantedOf, whole } from '../protocol/answer.ts';
import { groupShapes } from '../protocol/attributes.ts';
import { listOf, readView } from '../protocol/list.ts';
import { readOperations } from '../protocol/patch.ts';
import { project } from '../protocol/project.ts';
import { readResource } from '../protocol/read-resource.ts';
import { answeredGroups, findGroup, type GroupRow, listGroups } from './groups.queries.ts';
import { createGroup, patchGroup, removeGroup, replaceGroup } from './keep-group.ts';

const at = `${SCIM}/Groups`;
const one = `${at}/:id`;

export const groupRoutes = router()
  .get(
    at,
    scim((asked) => list(asked, false)),
  )
  .post(
    `${at}/.search`,
    scim((asked) => list(asked, true)),
  )
  .get(
    one,
    scim(async (asked) => group(asked, await there(findGroup(asked.tx, idOf(asked.c))))),
  )
  .post(
    at,
    scim(async (asked) => group(asked, await createGroup(asked, await sent(asked)), 201)),
  )
  .put(
    one,
    scim(async (asked) => group(asked, await replaceGroup(asked, idOf(asked.c), await sent(asked)))),
  )
  .patch(
    one,
    scim(async (asked) => {
      const row = await patchGroup(asked, idOf(asked.c), readOperations(await readJson(asked.c)));
      // A large group is not sent back for every member that comes; Entra expects 204.
      return asked.c.req.query('attributes') ? group(asked, row) : { status: 204, headers: { ETag: etag(row.version) } };
    }),
  )
  .delete(
    one,
    scim(async (asked) => {
      await removeGroup(asked, idOf(asked.c));
      return { status: 204 };
    }),
  );

const sent = async ({ c }: Asked) => readResource(groupShapes, await readJson(c));

async function list(asked: Asked, search: boolean) {
  const view = await readView(asked, search);
  const { total, rows } = await listGroups(asked.tx, view);
  const resources = await answeredGroups(asked, rows, view.wanted);
  const body = listOf(
    total,
    view.start,
    resources.map((resource) => project(groupShapes, resource, view.wanted)),
  );
  return { status: 200 as const, body };
}

async function group(asked: Asked, row: GroupRow, status: 200 | 201 = 200) {
  const wanted = wantedOf(asked.c);
  const [resource] = await answeredGroups(asked, [row], wanted);
  return whole(asked.c, 'Groups', row.version, project(groupShapes, resource!, wanted), status);
}
