import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { createApp } from '../../src/app.tsx';
import { BY_KEY, BY_LINK } from '../../src/modules/screening/case-systems/door.ts';
import { guards } from '../../src/platform/http/allow.ts';

const { house } = await openTestHouse();
const app = createApp(house, { css: [], js: [] }, 'dist/client');

/** Routes that stand outside the house's door: they touch no row, or are the door itself. */
const OUTSIDE = new Set([
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /favicon.svg',
  'GET /favicon.ico',
  'POST /language',
  'POST /appearance',
  'POST /sign-out',
  'POST /demo/sign-in',
  'GET /sign-in/with/:provider',
  'GET /sign-in/oidc/:provider/callback',
  'POST /sign-in/saml/:provider/acs',
  'GET /sign-in/saml/:provider/arrived/:passage',
  'GET /sign-in/saml/:provider/metadata',
]);

/** Hono lists a route once for each of its handlers: the guard is one of them. */
function routes(): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue;
    const route = `${method} ${path}`;
    found.set(route, guards.get(handler) ?? found.get(route) ?? null);
  }
  return found;
}

test('every route says who may', () => {
  const silent = [...routes()].filter(([route, guard]) => guard === null && !OUTSIDE.has(route)).map(([route]) => route);
  expect(silent).toEqual([]);
});

test('docs/written/routes.txt is current', async () => {
  const lines = [...routes()].map(([route, guard]) => `${route.padEnd(64)} ${guard ?? 'outside'}`).sort();
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../docs/written/routes.txt');
});

test('every permission a route asks for is given to some role', async () => {
  const { accessRules } = await import('../../src/platform/house.ts');
  const { modules } = await import('../../src/modules.ts');
  const given = new Set([...accessRules(modules).roles.values()].flat());
  const asked = new Set(
    [...routes().values()].filter((guard) => guard !== null && !['anyone', 'directory key', BY_KEY, BY_LINK].includes(guard)),
  );
  expect([...asked].filter((permission) => !given.has(permission as string))).toEqual([]);
});
