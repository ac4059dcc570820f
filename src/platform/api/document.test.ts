import { expect, test } from 'vitest';
import { callerFor, withoutKey } from '#test/caller.ts';
import { openTown } from '#test/town.ts';
import { breaks, follow, type Json, schemaOf } from './fixtures/conforms.ts';

const ground = await openTown();
const answer = await withoutKey(ground).get('/api/v1/openapi.json');
const document = answer.body;
type Operation = {
  operationId: string;
  description: string;
  tags: string[];
  security: Record<string, unknown>[];
  parameters?: { name: string; in: string; description?: string; schema: Json }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Json; example?: unknown }> }>;
};
const operations = Object.entries(document['paths'] as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** For another kind of guest than people, which has tests of its own; what it posts is once only by the id in it. */
const asSystem = ({ security }: Operation) => security.some((way) => 'case_system' in way);

test('the description is OpenAPI 3.1, for anyone, and the same to the last byte until the next version', async () => {
  expect(answer.status).toBe(200);
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Samfrid', version: '1' },
    servers: [{ url: 'http://localhost' }],
  });
  const again = await withoutKey(ground).send('/api/v1/openapi.json', {
    headers: { 'if-none-match': answer.headers.get('etag')! },
  });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('it names every address the API has, and none that it has not', () => {
  const routes = ground.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/') && path !== '/api/v1/openapi.json')
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...new Set(routes)].sort());
  expect(operations.length).toBeGreaterThan(12);
});

test('every reference points at something', () => {
  const refs = [...answer.text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
  expect(refs.length).toBeGreaterThan(10);
  for (const ref of refs) expect(() => follow(document, ref)).not.toThrow();
  expect(() => follow(document, '#/components/schemas/Nothing')).toThrow();
});

test('every address says what it does, what it takes and what can go wrong, with examples that keep to the description', () => {
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  for (const { method, path, operation } of operations) {
    const place = `${method} ${path}`;
    expect(operation.description, place).toMatch(/\w{3}.*\./);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const said = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
    expect(said, place).toEqual(inPath);
    for (const parameter of operation.parameters ?? []) expect(parameter.description, `${place} ${parameter.name}`).toBeTruthy();
    for (const wanted of ['401', '404', '500']) expect(Object.keys(operation.responses), place).toContain(wanted);
    for (const [status, { content }] of Object.entries(operation.responses)) {
      const [media] = Object.entries(content);
      expect(media![0], `${place} ${status}`).toBe(Number(status) < 300 ? 'application/json' : 'application/problem+json');
      expect(breaks(document, schemaOf(document, method, path, Number(status)), media![1].example), `${place} ${status}`).toEqual(
        [],
      );
    }
    if (method === 'post') {
      const example = Object.values(operation.requestBody?.content ?? {})[0]?.example;
      expect(example, place).toBeDefined();
      if (asSystem(operation)) expect(example, place).toHaveProperty('id');
      else expect(said.concat((operation.parameters ?? []).map(({ name }) => name)), place).toContain('Idempotency-Key');
    }
  }
});

test('every address asks for a key, answers 404 to what is no id, and 400 to a query that cannot be read', async () => {
  const town = await ground.municipality();
  const caller = await callerFor(ground, await town.person({ roles: { course_planner: town.id, coordinator: town.id } }));
  for (const { method, path, operation } of operations) {
    const address = path.replaceAll(/\{\w+\}/g, '17');
    const send = (one: typeof caller, query = '') =>
      method === 'post' ? one.post(address + query, {}) : one.get(address + query);
    expect((await send(withoutKey(ground))).status, address).toBe(401);
    if (asSystem(operation)) continue;
    if (path.includes('{')) expect((await send(caller)).status, address).toBe(404);
    if (operation.parameters?.some(({ name }) => name === 'limit')) {
      expect((await send(caller, '?limit=201')).status, address).toBe(400);
    }
  }
});

test('an answer that breaks the description is seen to', () => {
  const schema = schemaOf(document, 'get', '/api/v1/occasions/{id}', 200);
  const example = operations.find(({ path, method }) => path === '/api/v1/occasions/{id}' && method === 'get')!.operation
    .responses['200']!.content['application/json']!.example as Json;
  const { place, ...lacking } = example;
  for (const wrong of [
    lacking,
    { ...example, extra: 1 },
    { ...example, id: 'x' },
    { ...example, starts_at: place },
    { ...example, parts: [{}] },
  ])
    expect(breaks(document, schema, wrong)).not.toEqual([]);
});

test('a page tells people the same, signed in or not', async () => {
  const page = await ground.visitor().get('/api');
  expect(page.status).toBe(200);
  for (const { operation } of operations) expect(page.text).toContain(`id="${operation.operationId}"`);
  const anna = await (await ground.municipality()).person();
  expect((await anna.get('/api')).text).toContain('Samfrid för andra system');
});
