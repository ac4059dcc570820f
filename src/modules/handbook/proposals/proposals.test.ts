import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { proposeFrom } from './test-help.ts';

const ground = await openTown();

async function town() {
  const place = await ground.municipality();
  const writer = await place.person({ roles: { coordinator: place.id } });
  const reader = await place.person();
  const { routine, handbook, chapter } = await writeRoutine(ground, { municipality: place.id, title: 'Tolk' });
  return { place, writer, reader, routine, handbook, chapter };
}
type Row = { id: string; settled_how: string | null; version_id: string | null; section: string };
const proposals = (routine: string) =>
  ground.owner<Row>('select id, settled_how, version_id, section from handbook.proposal where routine_id = $1', [routine]);

test('a reader proposes; taken in it begins a draft, and when that is in force the routine says where it came from', async () => {
  const { writer, reader, routine, handbook } = await town();
  const decision = randomUUID();
  const label = 'Referensgrupp våld 2026-11-10, beslut 3';
  const base = { handbook, routine, place: 'Steg 2', text: 'Ring först.', sourceKind: 'decision', sourceId: decision } as const;
  const proposed = { ...base, sourceLabel: label, sourceHref: `/networks/decisions/${decision}` };
  for (const { personId } of [reader, reader, writer]) await proposeFrom(ground, personId, proposed);
  const [made, ...again] = await proposals(routine);
  expect(again).toEqual([]);
  const at = `/handbook/proposals/${made!.id}`;
  expect((await writer.get(at)).text).toContain('Ring först.');
  const taken = await Promise.all(
    [1, 2].map(() => writer.post(`${at}/take-in`, { routine_id: '', passage: 'new', section: 'Kvällar' })),
  );
  expect(taken.map(({ status }) => status)).toEqual([303, 303]);
  const [row] = await proposals(routine);
  expect(row).toMatchObject({ settled_how: 'taken_in', section: 'Kvällar' });
  expect(await ground.owner('select from handbook.version where routine_id = $1', [routine])).toHaveLength(2);
  expect((await reader.get(at)).text).toContain('På väg in i nästa version, under ”Kvällar”');
  const page = () => reader.get(`/handbook/routines/${routine}`);
  expect((await page()).text).not.toContain(label);
  await ground.owner(`update handbook.version set replaced_at = now() where routine_id = $1 and number = 1`, [routine]);
  await ground.owner(
    `update handbook.version set submitted_at = now(), reviewed_at = now(), decided_at = now(), decided_on = current_date, decided_by_body = 'N',
       published_at = now() where id = $1`,
    [row!.version_id],
  );
  expect((await page()).text).toContain(label);
  expect((await reader.get(at)).text).toContain('Infört i version 2, under ”Kvällar”');
  expect((await page()).text).toContain(`href="${at}"`);
  expect((await reader.get(at)).text).toContain(`href="/networks/decisions/${decision}"`);
});

test('a proposal is declined with a reason that whoever proposed it reads; never settled twice', async () => {
  const { writer, reader, routine } = await town();
  await reader.post(`/handbook/routines/${routine}/propose`, { place: '', text: 'Skriv på fler språk.' });
  const [row] = await proposals(routine);
  const at = `/handbook/proposals/${row!.id}`;
  expect((await writer.post(`${at}/decline`, { note: '' })).status).toBe(422);
  await writer.post(`${at}/decline`, { note: 'Det finns redan på tolv språk.' });
  const late = await writer.post(`${at}/take-in`, { routine_id: '', passage: 'new', section: 'Språk' });
  expect((await writer.follow(late)).text).not.toContain('infört');
  expect((await reader.get(at)).text).toContain('Det finns redan på tolv språk.');
  expect((await proposals(routine))[0]).toMatchObject({ settled_how: 'declined', version_id: null });
});

test('one decision changes several routines of a handbook, and several things in one; what a reader sends twice is one', async () => {
  const { reader, routine, handbook, place } = await town();
  const next = await writeRoutine(ground, { municipality: place.id, handbook });
  const base = { handbook, place: '', sourceKind: 'decision', sourceId: randomUUID(), sourceLabel: 'B', sourceHref: '' } as const;
  for (const [of, text] of [
    ...[[routine, 'Ring först.'] as const, [next.routine, 'Ring först.'] as const],
    ...[[routine, 'Skriv efteråt.'] as const, [routine, 'Ring först.'] as const],
  ])
    await proposeFrom(ground, reader.personId, { ...base, routine: of, text });
  expect([await proposals(routine), await proposals(next.routine)]).toMatchObject([{ length: 2 }, { length: 1 }]);
  const own = { place: '', text: 'Skriv på fler språk.' };
  await Promise.all([1, 2].map(() => reader.post(`/handbook/routines/${routine}/propose`, own)));
  expect(await proposals(routine)).toHaveLength(3);
});

test('taken into a draft that is thrown away, a proposal waits again; of a new routine, too', async () => {
  const { writer, reader, routine, handbook, chapter, place } = await town();
  await reader.post(`/handbook/routines/${routine}/propose`, { place: '', text: 'Ring först.' });
  const [row] = await proposals(routine);
  await writer.post(`/handbook/proposals/${row!.id}/take-in`, { routine_id: '', passage: 'new', section: 'Kvällar' });
  const [taken] = await proposals(routine);
  expect((await writer.post(`/handbook/versions/${taken!.version_id}/discard`)).status).toBe(303);
  expect(await proposals(routine)).toMatchObject([{ id: row!.id, settled_how: null, version_id: null, section: '' }]);

  const wish = { handbook, routine: null, place: '', text: 'Om barn.', sourceKind: 'decision', sourceId: randomUUID() } as const;
  await proposeFrom(ground, reader.personId, { ...wish, sourceLabel: 'B', sourceHref: '' });
  const wished = () =>
    ground.owner<Row & { routine_id: string | null }>('select * from handbook.proposal where source_id = $1', [wish.sourceId]);
  const { id } = (await wished())[0]!;
  const begun = await writeRoutine(ground, { municipality: place.id, handbook, chapter, draft: true });
  await writer.post(`/handbook/proposals/${id}/take-in`, { routine_id: begun.routine, passage: 'new', section: 'Barn' });
  expect(await wished()).toMatchObject([{ routine_id: begun.routine, version_id: begun.version }]);
  expect((await writer.post(`/handbook/versions/${begun.version}/discard`)).status).toBe(303);
  expect(await wished()).toMatchObject([{ id, settled_how: null, routine_id: null }]);
});

test('nobody proposes for a handbook she does not read, with a person in it, or settles what is another’s', async () => {
  const { reader, routine, place } = await town();
  const next = await town();
  expect((await next.writer.post(`/handbook/routines/${routine}/propose`, { place: '', text: 'Hej.' })).status).toBe(404);
  const named = await reader.post(`/handbook/routines/${routine}/propose`, { place: 'Steg 1', text: 'Som för 19640823-3234.' });
  expect(named.status).toBe(422);
  expect(named.text).toContain('Som för');
  const where = await reader.post(`/handbook/routines/${routine}/propose`, { place: 'Hos 19640823-3234', text: 'Ring.' });
  expect(where.status).toBe(422);
  await reader.post(`/handbook/routines/${routine}/propose`, { place: '', text: 'Ring.' });
  const [row] = await proposals(routine);
  const colleague = await place.person();
  for (const other of [next.writer, colleague, ground.visitor()]) {
    expect([404, 303]).toContain((await other.get(`/handbook/proposals/${row!.id}`)).status);
    await other.post(`/handbook/proposals/${row!.id}/decline`, { note: 'Nej.' });
  }
  expect((await reader.post(`/handbook/proposals/${row!.id}/decline`, { note: 'Nej.' })).status).toBe(404);
  expect((await proposals(routine))[0]!.settled_how).toBeNull();
});
