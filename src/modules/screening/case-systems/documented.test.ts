// What docs/case-systems.md tells a supplier to send is sent, as it stands there but for the days.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { connected } from './fixtures/connected.ts';

const ground = await openTown();
const town = await ground.municipality();
const viva = await connected(town);
await town.owner(`update organisation.organisation set code = 'HN-104' where id = $1`, [town.unit]);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const commands = [...fs.readFileSync('docs/case-systems.md', 'utf8').matchAll(/^```sh\n(curl [\s\S]*?)^```/gm)].map((match) =>
  match[1]!.replaceAll('2026-11-24T', `${day(-2)}T`).replaceAll('2026-12-', `${day(40).slice(0, 8)}`),
);

test('every command in it is answered as it says', async () => {
  const answers = [];
  for (const command of commands) {
    const path = /\$SAMFRID\/api\/v1\/screening(\S*?)"?(?:\s|$)/.exec(command)![1]!;
    const body = /-d '([\s\S]*)'/.exec(command)?.[1];
    const { status } = body ? await viva.post(path, body) : await viva.get(path);
    answers.push(`${path.replace(/\?.*|[0-9a-f]{8}-[0-9a-f-]+/, '…')} ${status}`);
  }
  expect(answers).toEqual([
    ...['/receipts 201', '/receipts 201', '/receipts 201', '/links 201', '/receipts/… 200', '/receipt-key 200', '/re-asks… 200'],
  ]);
});

test('the API’s description has each address, opened by the case system’s key, with examples that are as it says', async () => {
  const document = (await (await town.app.request('http://localhost/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, Described>>;
    components: { securitySchemes: Record<string, unknown> };
  };
  const ours = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, described]) =>
      described.security.some((way) => 'case_system' in way) ? [{ call: `${method.toUpperCase()} ${path}`, described }] : [],
    ),
  );
  expect(ours.map(({ call }) => call).sort()).toEqual([
    'GET /api/v1/screening/re-asks',
    'GET /api/v1/screening/receipt-key',
    'GET /api/v1/screening/receipts/{id}',
    'POST /api/v1/screening/links',
    'POST /api/v1/screening/receipts',
  ]);
  expect(document.components.securitySchemes).toHaveProperty('case_system');
  for (const { described } of ours) {
    expect(described.tags).toEqual(['Asking']);
    expect(JSON.stringify(described)).toContain('"example"');
  }
  expect((await viva.get('/receipts/17')).status).toBe(404);
  expect((await viva.get(`/re-asks?unit=${town.unit}&limit=201`)).status).toBe(400);
  const sent = JSON.parse(/-d '([\s\S]*)'/.exec(commands[0]!)![1]!) as object;
  const wish = ours.find(({ call }) => call === 'POST /api/v1/screening/receipts')!.described;
  expect(Object.keys(wish.requestBody!.content['application/json']!.example).sort()).toEqual(Object.keys(sent).sort());
});

type Described = {
  tags: string[];
  security: Record<string, unknown>[];
  requestBody?: { content: Record<string, { example: object }> };
};
