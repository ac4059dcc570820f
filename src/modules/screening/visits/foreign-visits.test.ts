// What is another's is not there, and what was answered is nowhere to be read.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const town = await ground.municipality();
const unit = await town.newUnit('Vuxenenheten');
const sibling = await town.newUnit('Samtalsmottagningen');
const elsewhere = await ground.municipality();
const worker = await town.person({ unit, roles: { caseworker: unit } });
const others = {
  'a colleague at the same unit': await town.person({ unit, roles: { caseworker: unit } }),
  'the unit beside': await town.person({ unit: sibling, roles: { counsellor: sibling } }),
  'another municipality': await elsewhere.person({ roles: { caseworker: elsewhere.id } }),
  'the head of the unit': await town.person({ unit, roles: { manager: unit } }),
  'the coordinator': await town.person({ roles: { coordinator: town.id } }),
  'the regional lead': await town.person({ roles: { regional_lead: town.id } }),
  'an administrator': await town.person({ roles: { admin: town.id } }),
  'a plain employee': await town.person({ unit }),
  'a visitor': ground.visitor(),
};
const plain = await town.person({ unit });

async function opened(reference = '') {
  const id = randomUUID();
  await worker.post('/screening/visits', { id, unit, channel: 'visit', reference });
  return id;
}

describe('somebody else’s open visit', () => {
  test.each(Object.entries(others))('is not there for %s', async (_who, other) => {
    const id = await opened();
    const answers = [
      await other.get(`/screening/visits/${id}`),
      await other.post(`/screening/visits/${id}`, { outcome: 'no' }),
      await other.post(`/screening/visits/${id}/discard`),
    ];
    for (const { status, location } of answers) expect(status === 404 || location?.startsWith('/sign-in')).toBe(true);
    const [row] = await ground.owner<{ closed_at: Date | null }>('select closed_at from screening.visit where id = $1', [id]);
    expect(row).toEqual({ closed_at: null });
  });

  test('is not opened at a unit where one does not ask', async () => {
    for (const other of [others['the unit beside'], others['another municipality'], others['the head of the unit'], plain]) {
      const id = randomUUID();
      expect((await other.post('/screening/visits', { id, unit, channel: 'visit' })).status).toBe(404);
      expect(await ground.owner('select from screening.visit where id = $1', [id])).toEqual([]);
    }
  });
});

describe('the list of whom to ask again', () => {
  test('is the unit’s own: nobody else finds, asks from or shortens it', async () => {
    await worker.post(`/screening/visits/${await opened('IFO 2026-500')}`, { outcome: 'yes', children: 'yes', offered: 'no' });
    const [one] = await ground.owner<{ id: string }>('select id from screening.re_ask where ended_on is null');
    for (const who of ['the unit beside', 'another municipality'] as const) {
      expect((await others[who].get(`/screening/re-asks?show=all&unit=${unit}`)).text).toContain('Ingen väntar här');
      expect((await others[who].post(`/screening/re-asks/${one!.id}/ask`, { id: randomUUID(), channel: 'visit' })).status).toBe(
        404,
      );
      await others[who].post(`/screening/re-asks/${one!.id}/drop`);
    }
    for (const who of [
      'the head of the unit',
      'the coordinator',
      'the regional lead',
      'an administrator',
      'a plain employee',
    ] as const)
      expect((await others[who].get('/screening/re-asks')).status).toBe(404);
    expect(await ground.owner('select ended_on from screening.re_ask')).toEqual([{ ended_on: null }]);
  });
});

describe('what was answered', () => {
  test('is granted to no request, nor what only other functions may call', async () => {
    const { rows } =
      await readAsRequest(`select column_name, has_column_privilege('samfrid_app', 'screening.visit', column_name, 'select') as reads
      from information_schema.columns where table_schema = 'screening' and table_name = 'visit'
        and column_name in ('outcome', 'reason', 'children', 'offered', 'accepted', 'counted_month')`);
    expect(rows).toHaveLength(6);
    expect(rows.filter(({ reads }) => reads)).toEqual([]);
    const inner =
      await readAsRequest(`select p.proname, has_function_privilege('samfrid_app', p.oid, 'execute') as calls from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'screening' and p.proname in ('count_visit', 'count_re_ask', 'follow_re_ask', 'settle_visit')`);
    expect(inner.rows.filter(({ calls }) => calls)).toEqual([]);
    expect(inner.rows).toHaveLength(4);
  });

  test('and what was typed, stands in no trace', async () => {
    const id = await opened('18900101-9802');
    await worker.post(`/screening/visits/${id}`, { outcome: 'yes', children: 'yes', offered: 'yes', accepted: 'yes' });
    const traces = await ground.owner<{ words: string }>(
      'select to_jsonb(e)::text as words from audit.entry e where subject_id = $1',
      [id],
    );
    expect(traces).toHaveLength(2);
    for (const { words } of traces) expect(words).not.toMatch(/"yes"|outcome|189001|9802/);
  });

  test('at a lower sign-in one neither asks nor reads the list, and is shown the way up', async () => {
    const low = await town.person({ unit, roles: { caseworker: unit }, level: 2 });
    expect((await low.get('/screening/re-asks')).location).toContain('/step-up');
    expect((await low.get('/screening')).text).toContain('e-legitimation');
    expect((await low.post('/screening/visits', { id: randomUUID(), unit, channel: 'visit' })).location).toContain('/step-up');
  });
});

const readAsRequest = async (query: string) => ({ rows: await ground.owner<Record<string, unknown>>(query) });
