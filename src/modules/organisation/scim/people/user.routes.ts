import { router } from '#platform/http/router.ts';
import { type Asked, idOf, readJson, SCIM, scim } from '../door.ts';
import { there, wantedOf, whole } from '../protocol/answer.ts';
import { userShapes } from '../protocol/attributes.ts';
import { listOf, readView } from '../protocol/list.ts';
import { readOperations } from '../protocol/patch.ts';
import { project } from '../protocol/project.ts';
import { readResource } from '../protocol/read-resource.ts';
import { createUser, patchUser, removeUser, replaceUser } from './keep-user.ts';
import { answered, type UserRow } from './user.ts';
import { findUser, listUsers } from './users.queries.ts';

const at = `${SCIM}/Users`;
const one = `${at}/:id`;

export const userRoutes = router()
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
    scim(async (asked) => user(asked, await there(findUser(asked.tx, idOf(asked.c))))),
  )
  .post(
    at,
    scim(async (asked) => user(asked, await createUser(asked, await sent(asked)), 201)),
  )
  .put(
    one,
    scim(async (asked) => user(asked, await replaceUser(asked, idOf(asked.c), await sent(asked)))),
  )
  .patch(
    one,
    scim(async (asked) => user(asked, await patchUser(asked, idOf(asked.c), readOperations(await readJson(asked.c))))),
  )
  .delete(
    one,
    scim(async (asked) => {
      await removeUser(asked, idOf(asked.c));
      return { status: 204 };
    }),
  );

const sent = async ({ c }: Asked) => readResource(userShapes, await readJson(c));

async function list(asked: Asked, search: boolean) {
  const view = await readView(asked, search);
  const { total, rows } = await listUsers(asked.tx, view);
  const resources = rows.map((row) => project(userShapes, answered(asked, row), view.wanted));
  return { status: 200 as const, body: listOf(total, view.start, resources) };
}

const user = (asked: Asked, row: UserRow, status: 200 | 201 = 200) =>
  whole(asked.c, 'Users', row.version, project(userShapes, answered(asked, row), wantedOf(asked.c)), status);
