// Instruments through the door: what is brought, what is loaded, who sees it.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { bringInstruments } from './bring-instruments.ts';
import { formatSchema } from './format/schema.ts';
import { fileOf, load, own, points } from './test-help.ts';

const ground = await openTown();
const town = await ground.municipality();
const coordinator = await town.person({ roles: { coordinator: town.id } });
const versions = (key: string) =>
  ground.owner<{ id: string; organisation_id: string | null; withdrawn_at: Date | null; loaded_by: string | null }>(
    `select v.id, i.organisation_id, v.withdrawn_at, v.loaded_by from screening.instrument_version v
     join screening.instrument i on i.id = v.instrument_id where i.key = $1 order by v.loaded_at`,
    [key],
  );
const acts = (act: string) => ground.owner<{ details: unknown }>('select details from audit.entry where act = $1', [act]);

test('Samfrid brings two demonstrations, once, however often it starts and from however many processes', async () => {
  await Promise.all(Array.from({ length: 4 }, () => bringInstruments(ground.house.worker.db)));
  for (const key of ['demo-samlad-bild', 'demo-samtal-om-vardagen'])
    expect(await versions(key)).toMatchObject([{ organisation_id: null }]);
  const page = await coordinator.get('/screening/instruments');
  expect(page.text).toContain('Samtal om vardagen (demonstration)');
  expect(page.text).toContain('Kommunen har inget eget instrument än');
});

test('the format is served to whoever asks, as JSON Schema', async () => {
  const page = await ground.visitor().get('/screening/instruments/format.json');
  expect(page.status).toBe(200);
  expect(JSON.parse(page.text)).toEqual(
    JSON.parse(JSON.stringify(formatSchema('http://localhost/screening/instruments/format.json'))),
  );
});

test('the format is told in words to whoever asks, and led to from where files are loaded', async () => {
  const page = await ground.visitor().get('/screening/instruments/format.txt');
  expect([page.status, page.text]).toEqual([200, fs.readFileSync('docs/instrument-format.md', 'utf8')]);
  for (const from of ['/screening/instruments', '/screening/instruments/load'])
    expect((await coordinator.get(from)).text).toContain('href="/screening/instruments/format.txt"');
});

test('a file is loaded as the municipality’s own, shown as it is read, and fetched as it was', async () => {
  const { page, id } = await load(coordinator, town, own());
  expect(page.status).toBe(303);
  const shown = await coordinator.follow(page);
  expect(shown.text).toContain('Instrumentet är laddat.');
  expect(shown.text).toContain('Hur ofta har du en stund som är bara din?');
  expect(shown.text).toContain('Svaren kan ge 0–27 poäng.');
  const file = await coordinator.get(`/screening/instruments/${id}/file`);
  expect(JSON.parse(file.text)).toEqual(own());
  expect(Object.keys(JSON.parse(file.text)).slice(0, 3)).toEqual(['format', 'key', 'version']);
  expect(await acts('instrument.loaded')).toEqual([{ details: { kind: 'scored' } }]);
});

test('the same again changes nothing; another content under the same version is refused, and a raised version is loaded', async () => {
  const before = await versions('eget');
  const again = await load(coordinator, town, JSON.stringify(own()));
  expect((await coordinator.follow(again.page)).text).toContain('Ingenting ändrades.');
  const other = await load(coordinator, town, own({ purpose: { sv: 'Ett annat syfte.' } }));
  expect(other.page.status).toBe(409);
  expect(other.page.text).toContain('Höj ”version” i filen och ladda igen.');
  expect(await versions('eget')).toEqual(before);
  expect((await load(coordinator, town, own({ version: '3', purpose: { sv: 'Ett annat syfte.' } }))).page.status).toBe(303);
  expect(await versions('eget')).toHaveLength(before.length + 1);
});

test('two who load the same at once load it once', async () => {
  const both = await Promise.all([1, 2, 3].map(() => load(coordinator, town, own({ key: 'samtidigt' }))));
  expect(both.map(({ page }) => page.status)).toEqual([303, 303, 303]);
  expect(await versions('samtidigt')).toHaveLength(1);
});

test('a file with faults shows all of them with where, and nothing of it is loaded', async () => {
  const broken = own({ key: 'trasigt', titel: 1, bands: [] });
  const { page } = await load(coordinator, town, broken);
  expect(page.status).toBe(422);
  expect(page.text).toContain('2 fel. Ingenting laddades.');
  expect(page.text).toContain('/titel');
  expect(page.text).toContain('Menade du ”title”?');
  expect(page.text).toContain('/bands');
  expect(page.text).toMatch(/rad \d+, tecken \d+/);
  const hostile = await load(coordinator, town, `{"<script>alert(1)</script>": 1}`);
  expect(hostile.page.text).not.toContain('<script>alert(1)');
  expect(await versions('trasigt')).toEqual([]);
});

test('whoever loads says that the text may be used; without that, without a file, or for another municipality nothing happens', async () => {
  const post = (fields: Record<string, string | File>) => coordinator.post('/screening/instruments/load', fields);
  const neighbour = await ground.municipality();
  const unticked = await post({ municipality: town.id, file: fileOf(own({ key: 'utan-kryss' })) });
  expect([unticked.status, unticked.text.includes('Kryssa i att ni har rätt')]).toEqual([422, true]);
  expect((await post({ municipality: town.id, rights: 'yes' })).status).toBe(422);
  expect((await post({ municipality: neighbour.id, rights: 'yes', file: fileOf(own({ key: 'utan-kryss' })) })).status).toBe(409);
  expect(await versions('utan-kryss')).toEqual([]);
});

test('a municipality’s own copy is seen in that municipality, and by nobody else', async () => {
  const { id } = await load(coordinator, town, own({ key: 'bara-vart' }));
  const region = await ground.municipality({ name: 'Regionen' });
  const next = await ground.municipality({ above: region.id });
  const within = [await town.person({ roles: { manager: town.unit } }), await town.person({ roles: { caseworker: town.unit } })];
  for (const person of within) expect((await person.get(`/screening/instruments/${id}`)).status).toBe(200);
  const outside = [
    await next.person({ roles: { coordinator: next.id } }),
    await next.person({ roles: { caseworker: next.unit } }),
    await region.person({ roles: { regional_lead: region.id } }),
    await town.person(),
  ];
  for (const person of outside) {
    for (const path of ['', '/try', '/file']) expect((await person.get(`/screening/instruments/${id}${path}`)).status).toBe(404);
    expect((await person.post(`/screening/instruments/${id}/withdraw`)).status).toBe(404);
    expect((await person.post(`/screening/instruments/${id}/try`, { section: '0' })).status).toBe(404);
  }
  expect((await outside[0]!.get('/screening/instruments')).text).not.toContain(id);
  expect((await ground.visitor().get(`/screening/instruments/${id}`)).status).toBe(303);
  expect((await within[0]!.get('/screening/instruments')).status).toBe(404);
});

test('a version is withdrawn by its own municipality, once; what Samfrid brings is withdrawn by nobody', async () => {
  const { id } = await load(coordinator, town, own({ key: 'dras-in' }));
  const manager = await town.person({ roles: { manager: town.unit } });
  expect((await manager.post(`/screening/instruments/${id}/withdraw`)).status).toBe(404);
  for (const _ of [1, 2]) expect((await coordinator.post(`/screening/instruments/${id}/withdraw`)).status).toBe(303);
  expect((await coordinator.get(`/screening/instruments/${id}`)).text).toContain('Tillbakadraget');
  expect(await acts('instrument.withdrawn')).toHaveLength(1);
  expect((await load(coordinator, town, own({ key: 'dras-in' }))).page.status).toBe(409);
  const [brought] = await versions('demo-samlad-bild');
  expect((await coordinator.post(`/screening/instruments/${brought!.id}/withdraw`)).status).toBe(404);
  expect((await versions('demo-samlad-bild'))[0]!.withdrawn_at).toBeNull();
});

test('trying an instrument follows its skip rules to the end, and writes nothing anywhere', async () => {
  const [{ id } = { id: '' }] = await versions('demo-samtal-om-vardagen');
  const rows = () =>
    ground.owner(
      `select (select count(*) from audit.entry)::int as acts, (select count(*) from screening.assessment)::int as filled`,
    );
  const before = await rows();
  const at = `/screening/instruments/${id}/try`;
  const first = await coordinator.get(at);
  expect(first.text).toContain('Händer det att du vänder i dörren');
  expect(first.text).not.toContain('Ungefär hur många dagar');
  const asked = { section: '0', kept: '[]', asked: ['rast', 'vander'], 'i-rast': 'o-aldrig', 'i-vander': 'o-yes', go: 'next' };
  const more = await coordinator.post(at, asked);
  expect(more.text).toContain('Ungefär hur många dagar');
  const kept = /name="kept" value="([^"]*)"/.exec(more.text)![1]!.replaceAll('&quot;', '"');
  const wrong = await coordinator.post(at, { ...asked, kept, asked: ['rast', 'vander', 'vandningar'], 'i-vandningar': '99' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Skriv ett heltal från 0 till 31.');
  expect(wrong.text).toContain('value="99"');
  const last = JSON.stringify([
    ['rast', { is: 'chosen', options: ['aldrig'] }],
    ['vander', { is: 'chosen', options: ['yes'] }],
    ['vandningar', { is: 'number', value: 20 }],
  ]);
  const end = await coordinator.post(at, {
    section: '2',
    kept: last,
    asked: ['natt', 'barn-vakar'],
    'i-natt': 'o-vakar',
    'i-barn-vakar': 'declined',
    go: 'next',
  });
  expect(end.text).toContain('13 poäng: Flera tecken');
  for (const kept of ['', '{', '[["x",1]]', 'null']) expect((await coordinator.post(at, { ...asked, kept })).status).toBe(200);
  expect(await rows()).toEqual(before);
  expect(points?.kind).toBe('scored');
});
