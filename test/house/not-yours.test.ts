// Not yours looks like not there: for every address with an id in it, what a stranger is answered for a row that is
// another's is what she is answered for a row that never was – the same status, the same words.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { newToken, Visitor } from '#test/visitor.ts';
import { createApp } from '../../src/app.tsx';
import { CHILDREN, childOf, NOUNS, nounOf } from '../../src/drill/access/doors.ts';
import { foundWorld } from '../../src/drill/access/found-world.ts';
import { listTried, readWorld, rules } from '../../src/drill/access/ground.ts';
import { EVERY_ROLE, foundStranger } from '../../src/drill/access/stranger.ts';
import type { Row, Who } from '../../src/drill/access/world.ts';

const { house, ownerUrl } = await openTestHouse();
const app = createApp(house, { css: [], js: [] }, 'dist/client');

await asOwner(ownerUrl, (owner) => foundWorld(owner, 3));

/** Behind a secret of their own instead of a person, or open to everyone by their nature (the outbox: in demo mode only). */
const APART =
  /^\/(scim|embed|api\/v1\/screening\/receipts|outbox|sign-in\/(saml|oidc|with)|welcome|invitation|certificate|calendar\/(mine|course)|binder|handbook\/law|networks\/feed)\//;

const routes = [
  ...new Map(
    app.routes
      .filter(({ method }) => method === 'GET' || method === 'POST')
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
].filter(({ path }) => path.includes('/:') && !APART.test(path) && !path.includes('*'));

/** Strangers of each kind, with a session at LoA3: without any role, with every role next door, and without signing in. */
async function strangers(): Promise<{ kind: string; who: Who; visitor: Visitor }[]> {
  const found = async (kind: string, roles: readonly string[]) => {
    const token = newToken();
    const who = await asOwner(ownerUrl, (owner) => foundStranger(owner, roles, token));
    return { kind, who, visitor: new Visitor(app, who.id ?? '', token) };
  };
  return [
    await found('an employee next door', []),
    await found('everything next door', EVERY_ROLE),
    { kind: 'a visitor', who: { id: null, level: 1 }, visitor: new Visitor(app) },
  ];
}
const all = await strangers();
const world = await asOwner(ownerUrl, async (owner) => readWorld(owner, await listTried(owner)));

/** Sign-in's own rows are read by nobody, her own among them. */
const isOwn = (who: Who, row: Row): boolean =>
  [row['person_id'], world.get('auth.user', row['userId'])?.['personId']].includes(who.id ?? 'nobody');

/** A row of the table that the rule of access does not let her see; none where she sees them all. */
const hidden = (table: string, who: Who): Row | undefined =>
  world.rows(table).find((row) => rules[table]!.reads(world, who, row) === false && !isOwn(who, row));
const seen = (table: string, who: Who): Row | undefined =>
  world.rows(table).find((row) => rules[table]!.reads(world, who, row) === true);
const idOf = (row: Row): string => String(row['id'] ?? row['drawn_id']);

/** The answer without what must differ: the ids that were asked for. */
async function asked(visitor: Visitor, method: string, path: string, ids: readonly string[]) {
  const page = method === 'GET' ? await visitor.get(path) : await visitor.post(path, {});
  const plain = (text: string) =>
    ids.reduce((left, id) => left.replaceAll(id, 'ID').replaceAll(encodeURIComponent(id), 'ID'), text);
  // A form for something new carries an id made for it, another each time.
  const same = (text: string) => plain(text).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'NEW');
  return { status: page.status, location: same(page.location ?? ''), text: same(page.text) };
}

const firstDifference = (a: string, b: string) => {
  let i = 0;
  while (a[i] === b[i] && i < a.length) i++;
  return [a.slice(i - 80, i + 120), b.slice(i - 80, i + 120)];
};
test('every address with an id says which table it is of', () => {
  expect(routes.filter(({ path }) => !nounOf(path)).map(({ path }) => path)).toEqual([]);
  expect(Object.values({ ...NOUNS, ...CHILDREN }).filter((table) => !(table in rules))).toEqual([]);
});

test.each(all)(
  '$kind cannot tell what is another’s from what is not there, at any address',
  { timeout: 600_000 },
  async ({ who, visitor }) => {
    const told: string[] = [];
    let tries = 0;
    for (const { method, path } of routes) {
      const noun = nounOf(path)!;
      const row = hidden(NOUNS[noun]!, who);
      if (!row) continue;
      const rest = (id: string) => path.replace(/:\w+/, id).replace(/:\w+(\{[^/]*\})?/g, () => randomUUID());
      const [theirs, none] = [idOf(row), randomUUID()];
      const foreign = await asked(visitor, method, rest(theirs), [theirs]);
      const absent = await asked(visitor, method, rest(none), [none]);
      tries++;
      const same = foreign.status === absent.status && foreign.location === absent.location && foreign.text === absent.text;
      if (!same)
        told.push(
          `${method} ${path}: ${foreign.status} ${foreign.location} for theirs, ${absent.status} ${absent.location} for none`,
        );
      if (foreign.status === 200) told.push(`${method} ${path}: 200`);
    }
    expect(told).toEqual([]);
    expect(tries).toBeGreaterThan(60);
  },
);

test('a parent of one’s own does not lend its child: another’s below it is as one that never was', {
  timeout: 120_000,
}, async () => {
  const { who, visitor } = all[1]!;
  const told: string[] = [];
  for (const { method, path } of routes) {
    const child = childOf(path);
    if (!child) continue;
    const parent = seen(NOUNS[nounOf(path)!]!, who);
    const row = hidden(CHILDREN[child]!, who) ?? world.rows(CHILDREN[child]!)[0];
    if (!parent || !row) {
      told.push(`nothing to try ${path} with`);
      continue;
    }
    const none = randomUUID();
    const at = (id: string) =>
      path.replace(/:\w+/, idOf(parent)).replace(/:\w+(\{[^/]*\})?/, child.endsWith(':file') ? `${id}.jsonl` : id);
    const foreign = await asked(visitor, method, at(idOf(row)), [idOf(row)]);
    const absent = await asked(visitor, method, at(none), [none]);
    if (foreign.status !== absent.status || foreign.text !== absent.text)
      told.push(`${method} ${path}: ${foreign.status}, ${absent.status}: ${firstDifference(foreign.text, absent.text)}`);
  }
  expect(told).toEqual([]);
});
