// What docs/case-systems.md tells a supplier to send is sent, as it stands there, after what a shell makes of the unit and the times.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { connected } from './fixtures/connected.ts';

const ground = await openTown();
const town = await ground.municipality();
const viva = await connected(town);
await town.owner(`update organisation.organisation set code = 'HN-104' where id = $1`, [town.unit]);

const said = fs.readFileSync('docs/case-systems.md', 'utf8');
const [, before] = /^```sh\n(SAMFRID=[\s\S]*?)^```/m.exec(said)!;
/** A text with the variables in it, as the shell puts them in after what is said first. */
const inShell = (text: string) => execFileSync('sh', ['-c', `${before}\ncat <<END\n${text}\nEND`], { encoding: 'utf8' });
const commands = [...said.matchAll(/^```sh\n(curl [\s\S]*?)^```/gm)].map(([, command]) => ({
  path: inShell(/\$SAMFRID\/api\/v1\/screening(\S*?)"?(?:\s|$)/.exec(command!)![1]!).trim(),
  body: inShell(/<<END\n([\s\S]*)\nEND/.exec(command!)?.[1] ?? '').trim(),
}));

test('every command in it is answered as it says', async () => {
  const answers = [];
  for (const { path, body } of commands) {
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
    expect(described.tags).toEqual(['Asking about violence']);
    expect(JSON.stringify(described)).toContain('"example"');
  }
  expect((await viva.get('/receipts/17')).status).toBe(404);
  expect((await viva.get(`/re-asks?unit=${town.unit}&limit=201`)).status).toBe(400);
  const sent = JSON.parse(commands[0]!.body) as object;
  const wish = ours.find(({ call }) => call === 'POST /api/v1/screening/receipts')!.described;
  expect(Object.keys(wish.requestBody!.content['application/json']!.example).sort()).toEqual(Object.keys(sent).sort());
});

type Described = {
  tags: string[];
  security: Record<string, unknown>[];
  requestBody?: { content: Record<string, { example: object }> };
};
