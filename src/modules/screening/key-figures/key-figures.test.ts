import { expect, test } from 'vitest';
import { callerFor, withoutKey } from '#test/caller.ts';
import { openTown } from '#test/town.ts';
import { definitions, keyFigureIds } from './definitions.ts';

const ground = await openTown();

test('the three that go to Kolada are defined, with version and source, and none has a value that nobody counted', async () => {
  const town = await ground.municipality();
  const lead = await town.person({ roles: { regional_lead: town.id } });
  const { text } = await lead.get('/screening/key-figures');
  for (const id of keyFigureIds) expect(text).toContain(`${id}. Vuxna`);
  expect(text.match(/Inget värde/g)).toHaveLength(3);
  expect(text).toContain('antal per 10 000 vuxna invånare'.replace('10 000', '10\u00a0000'));
  const caller = await callerFor(ground, lead);
  const { status, body } = await caller.get('/api/v1/screening/key-figures');
  expect(status).toBe(200);
  const data = body['data'] as { id: string; value: unknown; missing_because: string; definition_version: string }[];
  expect(data.map(({ id, value }) => [id, value])).toEqual(keyFigureIds.map((id) => [id, null]));
  for (const one of data) expect([one.missing_because.length > 20, one.definition_version]).toEqual([true, '2026-03']);
});

test('a definition that changes is a new one: no id has two of the same version', () => {
  const versions = definitions.map(({ id, version }) => `${id} ${version}`);
  expect(new Set(versions).size).toBe(versions.length);
});

test('plain employees, visitors and keys of nobody do not come in', async () => {
  const town = await ground.municipality();
  const worker = await town.person();
  expect((await worker.get('/screening/key-figures')).status).toBe(404);
  expect((await ground.visitor().get('/screening/key-figures')).status).toBe(303);
  expect((await (await callerFor(ground, worker)).get('/api/v1/screening/key-figures')).status).toBe(404);
  expect((await withoutKey(ground).get('/api/v1/screening/key-figures')).status).toBe(401);
});
