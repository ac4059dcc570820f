// Who sees what of the figures, by attack: the work is for whoever answers for it, what is published for everyone, and a
// count of answers outside the publication for nobody.
import { randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { callerFor } from '#test/caller.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { publishDue } from '../publication/publish-quarter.ts';

const ground = await openTown();
const region = randomUUID();
await ground.owner(`insert into organisation.organisation (id, kind, name, code) values ($1, 'region', 'Region Test', $2)`, [
  ...[region, region.slice(0, 6)],
]);
const town = await ground.municipality({ above: region });
const sibling = await town.newUnit('Hemtjänst Syd');
const neighbour = await ground.municipality({ above: region });

/** Numbers that are nowhere else, and that no threshold lets out: nearly everyone said yes. */
const PLANTED = { yes: 7777, children: 6661, offered: 5551, accepted: 4441, no: 3331 };
const [{ month: now } = { month: '' }] = await ground.owner<{ month: string }>('select screening.month_of(now())::text as month');

beforeAll(async () => {
  const { yes, children, offered, accepted } = PLANTED;
  for (const month of ['2025-02-01', '2025-05-01', '2025-08-01', '2025-11-01', now])
    await ground.owner(
      `insert into screening.month_count (municipality_id, month, unit_id, channel, visits, asked, company, yes, no, declined, children, offered, accepted)
       values ($1, $2, $3, 'visit', $4::int + 22, $4::int + 2, 20, $4, 1, 1, $5, $6, $7)`,
      [town.id, month, town.unit, yes, children, offered, accepted],
    );
  await ground.owner(
    `insert into screening.month_count (municipality_id, month, unit_id, channel, visits, asked, company, yes, no) values ($1, $2, $3, 'visit', 3335, 3333, 2, 2, 3331)`,
    [town.id, now, sibling],
  );
  await publishDue(ground.house.worker.db);
});

const person = (roles: Record<string, string>, unit: string | null = town.unit) => town.person({ roles, unit });
const at = (place: string, query = '') => `/screening/figures/${place}${query}`;
const WORK = 'id="work"';

test('a head has the work of her own part, and of no other', async () => {
  const head = await person({ manager: town.unit });
  const seen = await Promise.all(
    [town.unit, sibling, town.administration, town.id, neighbour.id, region].map((id) => head.get(at(id))),
  );
  expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(seen.map(({ text }) => text.includes(WORK))).toEqual([true, false, false, false, false, false]);
  // The sibling's 3 333 asked of 3 335 are hers to see nowhere, in no format.
  for (const format of ['', '&format=csv'])
    for (const id of [sibling, town.administration, town.id])
      expect((await head.get(at(id, `?step=month${format}`))).text).not.toMatch(/3\s?333|3\s?335/);
});

test('a coordinator has her municipality’s, the neighbour’s coordinator and the region only what is published', async () => {
  const sees = async (visitor: Visitor, place: string) => (await visitor.get(at(place))).text.includes(WORK);
  const coordinator = await person({ coordinator: town.id });
  const next = await neighbour.person({ roles: { coordinator: neighbour.id } });
  const lead = await person({ regional_lead: region }, null);
  const asker = await person({ caseworker: town.unit });
  const admin = await person({ admin: town.id });
  expect([await sees(coordinator, town.id), await sees(coordinator, sibling), await sees(coordinator, neighbour.id)]).toEqual([
    ...[true, true, false],
  ]);
  for (const visitor of [next, lead, asker, admin])
    for (const id of [town.id, town.administration, town.unit, region])
      expect([id, await sees(visitor, id)]).toEqual([id, false]);
  for (const visitor of [next, lead, asker]) {
    const file = (await visitor.get(at(town.id, '?format=csv'))).text;
    expect(file).not.toContain('"Arbetet"');
  }
});

test('an employee finds no such page, a visitor is asked to sign in, and what is no place is not there', async () => {
  const employee = await person({});
  for (const path of ['/screening/figures', at(town.id), at(town.id, '?format=csv'), at(town.id, '/goal')]) {
    expect([path, (await employee.get(path)).status]).toEqual([path, 404]);
    expect([path, (await ground.visitor().get(path)).status]).toEqual([path, 303]);
  }
  const coordinator = await person({ coordinator: town.id });
  const outside = await town.newExternal('police', 'Polisen i Testköping');
  for (const id of [outside, randomUUID(), 'ingen']) expect((await coordinator.get(at(id))).status).toBe(404);
});

test('only whoever answers for the whole municipality sets its goal', async () => {
  const goal = { id: randomUUID(), share: '60', from: now.slice(0, 7) };
  const others = [
    await person({ manager: town.unit }),
    await person({ manager: town.administration }),
    await neighbour.person({ roles: { coordinator: neighbour.id } }),
    await person({ regional_lead: region }, null),
    await person({ caseworker: town.id }),
    await person({}),
  ];
  for (const visitor of others) {
    expect((await visitor.get(at(town.id, '/goal'))).status).toBe(404);
    expect((await visitor.post(at(town.id, '/goal'), goal)).status).toBe(404);
  }
  const coordinator = await person({ coordinator: town.id });
  for (const id of [town.unit, town.administration, neighbour.id, region])
    expect((await coordinator.post(at(id, '/goal'), goal)).status).toBe(404);
  expect(await ground.owner('select from screening.goal')).toEqual([]);
});

test('the API gives work to whoever answers for it, and nothing else to anybody', async () => {
  const head = await person({ manager: town.unit });
  const caller = await callerFor(ground, head);
  const ask = (id: string) => caller.get(`/api/v1/screening/work?organisation=${id}&since=2025-01-01`);
  const data = (await ask(town.unit)).body['data'] as Record<string, unknown>[];
  expect(data).toHaveLength(5);
  expect(Object.keys(data[0] ?? {}).sort()).toEqual([
    'asked',
    'channel',
    'month',
    'not_asked',
    'organisation_id',
    'share',
    'visits',
  ]);
  for (const id of [sibling, town.id, neighbour.unit, randomUUID()]) expect((await ask(id)).status).toBe(404);
});

/** All text of a workbook: the parts of its zip, inflated. */
function unzipped(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  let text = '';
  for (let i = buffer.indexOf('PK\u0001\u0002'); i >= 0; i = buffer.indexOf('PK\u0001\u0002', i + 4)) {
    const start = buffer.readUInt32LE(i + 42);
    const data = start + 30 + buffer.readUInt16LE(start + 26) + buffer.readUInt16LE(start + 28);
    const part = buffer.subarray(data, data + buffer.readUInt32LE(i + 20));
    text += buffer.readUInt16LE(i + 10) === 0 ? part.toString() : inflateRawSync(part).toString();
  }
  return text;
}

test('no page and no file gives a count of answers that was not published, as anybody', { timeout: 300_000 }, async () => {
  const published = await ground.owner<{ value: number }>('select value from screening.published_cell');
  expect(published.length).toBeGreaterThan(0);
  expect(published.filter(({ value }) => Object.values(PLANTED).includes(value))).toEqual([]);
  const readers: Record<string, Visitor> = {
    ...{ head: await person({ manager: town.unit }), above: await person({ manager: town.administration }) },
    ...{ coordinator: await person({ coordinator: town.id }), lead: await person({ regional_lead: region }, null) },
    ...{ asker: await person({ caseworker: town.unit }), counsellor: await person({ counsellor: town.id }) },
    ...{ shelter: await person({ shelter_staff: town.unit }), admin: await person({ admin: town.id }) },
    next: await neighbour.person({ roles: { coordinator: neighbour.id, manager: neighbour.unit, caseworker: neighbour.unit } }),
  };
  const secret = new RegExp(
    `(?<![\\w,.-])(${Object.values(PLANTED)
      .map((n) => `${Math.floor(n / 1000)}[\\s\u00a0,]?${n % 1000}`)
      .join('|')})(?!\\w)`,
  );
  expect('7 777 sa ja').toMatch(secret);
  const leaks: string[] = [];
  let read = 0;
  let files = '';
  for (const [who, visitor] of Object.entries(readers))
    for (const place of [town.unit, sibling, town.administration, town.id, region])
      for (const query of [
        'step=month&from=2025-01',
        'step=quarter&from=2025-01',
        'step=year&from=2025-01',
        'step=year&from=2025-01&channel=visit',
        'step=month&from=2025-01&reason=company',
      ])
        for (const format of ['', 'csv', 'xlsx']) {
          if (format === 'xlsx' && !query.startsWith('step=quarter')) continue;
          const page = await visitor.get(at(place, `?${query}${format && `&format=${format}`}`));
          const text = format === 'xlsx' ? unzipped(page.bytes) : page.text;
          if (format === 'xlsx') files += text;
          read += page.status === 200 ? 1 : 0;
          const leak = secret.exec(text);
          if (leak) leaks.push(`${who} ${place} ${query} ${format}: ${leak[0]}`);
        }
  expect(read).toBeGreaterThan(400);
  expect(files).toContain('7779'); // asked: the coordinator's own work, so that the workbook is truly read
  expect(leaks).toEqual([]);
});
