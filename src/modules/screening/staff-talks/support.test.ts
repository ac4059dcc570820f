import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { earlier, withGaps } from './period.ts';
import { listSupportCounts, listSupportShown } from './support.queries.ts';
import { last, now, office } from './test-help.ts';

const ground = await openTown();

test('a list of half-years says of each that nobody told of that it is so', () => {
  expect(withGaps([{ period: '2025-01-01' }, { period: '2026-07-01' }])).toEqual([
    { period: '2026-07-01' },
    { period: '2026-01-01', untold: true },
    { period: '2025-07-01', untold: true },
    { period: '2025-01-01' },
  ]);
  expect(withGaps([{ period: '2026-01-01' }, { period: '2026-01-01' }])).toHaveLength(2);
  expect(withGaps([])).toEqual([]);
});

describe('support talks offered', () => {
  test('are counted by the specialist unit, and shown to others only when the half-year is over and they are five or more', async () => {
    const { town, manager, coordinator } = await office(ground);
    const counsellor = await town.person({ roles: { counsellor: town.unit } });
    const count = (period: string, offered: number, seen = `${period}:0`) =>
      counsellor.post('/screening/talks/support', { municipality: town.id, period, offered: String(offered), seen });
    for (const [i, offered] of [9, 4, 5, 0].entries()) expect((await count(earlier(now, i), offered)).status).toBe(303);
    expect((await count(last, 40)).status).toBe(409); // somebody has counted since
    const shown = await asPerson(town.house.app.db, coordinator.personId, (tx) => listSupportShown(tx, town.id));
    expect(shown).toEqual([
      { period: last, offered: null },
      { period: earlier(now, 2), offered: 5 },
      { period: earlier(now, 3), offered: null },
    ]);
    const exact = await asPerson(town.house.app.db, coordinator.personId, (tx) => listSupportCounts(tx, town.id));
    expect(exact).toEqual([]);
    for (const one of [manager, coordinator]) {
      const page = (await one.get('/screening/talks')).text;
      expect(page).toContain('färre än 5');
      expect(page).not.toContain('inte ifyllt<');
      expect(page).not.toMatch(/>(9|14|18)</); // neither the running half-year nor a sum
      expect((await one.get('/screening/talks/support')).status).toBe(404);
    }
    expect((await counsellor.get('/screening/talks/support')).text).toContain('Erbjudna stödsamtal');
    const next = await ground.municipality();
    const other = await next.person({ roles: { counsellor: next.unit, coordinator: next.id } });
    const theirs = { municipality: town.id, period: now, offered: '1', seen: `${now}:1` };
    expect((await other.post('/screening/talks/support', theirs)).status).toBe(404);
    expect(await asPerson(town.house.app.db, other.personId, (tx) => listSupportShown(tx, town.id))).toEqual([]);
  });
});
