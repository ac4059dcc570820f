import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { openTown } from '#test/town.ts';
import { at, draft, inForce, office, rowOf, stampOf, whole } from './test-help.ts';

const ground = await openTown();

describe('two who write', () => {
  test('never write over each other: who comes second sees both texts, and nothing is lost', async () => {
    const { town, coordinator, manager } = await office(ground);
    const { id } = await draft(manager, town.unit);
    const stamp = await stampOf(coordinator, id);
    expect((await manager.post(at(id, '/edit'), { ...whole({ how: 'Chefens ord.' }), stamp })).status).toBe(303);
    const clash = await coordinator.post(at(id, '/edit'), { ...whole({ how: 'Samordnarens ord.' }), stamp });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain('Samordnarens ord.');
    expect(clash.text).toContain('Chefens ord.');
    expect((await rowOf(town, id))?.['how']).toBe('Chefens ord.');
    const fresh = /name="stamp" value="(\d+)"/.exec(clash.text)?.[1] ?? '';
    expect((await coordinator.post(at(id, '/edit'), { ...whole({ how: 'Bådas ord.' }), stamp: fresh })).status).toBe(303);
    expect((await rowOf(town, id))?.['how']).toBe('Bådas ord.');
  });

  test('and begin at once are led to the same draft, with both texts', async () => {
    const { town, coordinator, manager } = await office(ground);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) => draft(i % 2 ? manager : coordinator, town.unit, { how: `Ord nummer ${i}.` })),
    );
    expect(all.filter(({ page }) => page.status === 303)).toHaveLength(1);
    const first = all.findIndex(({ page }) => page.status === 303);
    for (const [i, { page }] of all.entries()) {
      if (i === first) continue;
      expect(page.status).toBe(409);
      for (const words of [`Ord nummer ${i}.`, `Ord nummer ${first}.`]) expect(page.text).toContain(words);
    }
    const rows = await town.owner('select from screening.protocol where organisation_id = $1', [town.unit]);
    expect(rows).toHaveLength(1);
  });

  test('one puts in force what the other has just changed: refused, for that is not what was read', async () => {
    const { town, coordinator, manager } = await office(ground);
    const { id } = await draft(manager, town.unit);
    const stamp = await stampOf(manager, id);
    await coordinator.post(at(id, '/edit'), { ...whole({ how: 'Annat.' }), stamp });
    const refused = await manager.post(at(id, '/put-in-force'), { stamp });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Någon har ändrat utkastet sedan du läste det.');
    expect((await rowOf(town, id))?.['in_force_at']).toBeNull();
  });

  test('put in force at the same moment, twelve times over: one of them does, and one version is in force', async () => {
    const { town, coordinator, manager } = await office(ground);
    await inForce(manager, town.unit);
    const { id } = await draft(manager, town.unit);
    const stamp = await stampOf(manager, id);
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, i) => (i % 2 ? manager : coordinator).post(at(id, '/put-in-force'), { stamp })),
    );
    expect(all.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(11);
    expect(await faultsOf(ground.house)).toEqual([]);
  });

  test('saved while it is put in force: what was typed comes back to be copied', async () => {
    const { town, coordinator, manager } = await office(ground);
    const { id } = await draft(manager, town.unit);
    const stamp = await stampOf(manager, id);
    await manager.post(at(id, '/put-in-force'), { stamp });
    const late = await coordinator.post(at(id, '/edit'), { ...whole({ how: 'För sent.' }), stamp });
    expect(late.status).toBe(409);
    expect(late.text).toContain('För sent.');
    expect((await rowOf(town, id))?.['how']).toBe('Vi frågar alla.');
  });
});
