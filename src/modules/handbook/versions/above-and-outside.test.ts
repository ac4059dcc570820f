import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';

const ground = await openTown();
const head = { owner_function: 'A', reviser_function: 'B', follower_function: 'C', valid_until: '', replaces: '' };

test('a routine is not the region’s to write, decide or end, though the municipality lies below it', async () => {
  const [region] = await ground.owner<{ id: string }>(
    `insert into organisation.organisation (kind, name, code) values ('region', 'Länet', $1) returning id`,
    [randomUUID().slice(0, 8)],
  );
  const place = await ground.municipality({ above: region!.id });
  const lead = await place.person({ unit: null, roles: { regional_lead: region!.id } });
  const { version, routine, handbook } = await writeRoutine(ground, { municipality: place.id, draft: true });
  for (const path of [`versions/${version}`, `books/${handbook}`]) expect((await lead.get(`/handbook/${path}`)).status).toBe(404);
  for (const [path, form] of [
    [`versions/${version}/head`, head],
    [`versions/${version}/discard`, {}],
    [`routines/${routine}/end`, { reason: 'Nej', successor: '' }],
  ] as const)
    expect((await lead.post(`/handbook/${path}`, { ...form })).status, path).toBe(404);
});

test('a routine is read by everybody where the handbook is public, but no draft of it', async () => {
  const place = await ground.municipality();
  const open = await writeRoutine(ground, { municipality: place.id, open: true, body: 'För alla.' });
  const shut = await writeRoutine(ground, { municipality: place.id });
  const draft = await writeRoutine(ground, { ...open, municipality: place.id, body: 'Hemligt utkast.', draft: true });
  const visitor = ground.visitor();
  expect((await visitor.get(`/open/handbook/routines/${open.routine}`)).text).toContain('För alla.');
  expect((await visitor.get(`/open/handbook/routines/${shut.routine}`)).status).toBe(404);
  expect((await visitor.get(`/open/handbook/${shut.handbook}`)).status).toBe(404);
  expect((await visitor.get(`/handbook/versions/${draft.version}`)).status).toBe(303);
  expect((await visitor.get(`/open/handbook/${open.handbook}`)).text).not.toContain('Hemligt');
});
