import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '../../../../test/help/town.ts';
import { type Figure, ROOT, treesOf } from './attack/county.ts';
import { huntByIntervals, huntBySubtraction } from './attack/hunt.ts';
import { makeCounty } from './attack/made-up.ts';
import { counted } from './counts.ts';
import { publishQuarter } from './publish-quarter.ts';

const ground = await openTown();
const { db } = ground.house.worker;
const T = 5;

/** Two years of a made-up county as rows in the database, published quarter by quarter. */
const ids = new Map<string, string>();
const county = makeCounty(11, 'ordinary', 2);
const top = randomUUID();
ids.set(ROOT, top);
for (const { id, parent, kind } of county[0]!.places[3]!) {
  if (!ids.has(id)) ids.set(id, randomUUID());
  const code = ['region', 'municipality'].includes(kind) ? randomUUID().slice(0, 8) : null;
  await ground.owner('insert into organisation.organisation (id, parent_id, kind, name, code) values ($1, $2, $3, $4, $5)', [
    ...[ids.get(id), parent && ids.get(parent), kind, id === ROOT ? 'Ekhaga län' : `Plats ${id}`, code],
  ]);
}
const raw = counted.filter((name) => name !== 'due' && name !== 'done');
for (const { year, slices } of county) {
  for (const { unit, month, channel, counts } of slices) {
    await ground.owner(
      `insert into screening.month_count (municipality_id, unit_id, month, channel, ${raw.join(', ')})
       select organisation.controller(o.id), o.id, make_date($2, $3, 1), $4, ${raw.map((_, i) => `$${i + 5}`).join(', ')}
       from organisation.organisation o where o.id = $1`,
      [ids.get(unit), year, month + 1, channel, ...raw.map((name) => counts[name])],
    );
  }
  for (const month of ['01', '04', '07', '10']) await publishQuarter(db, top, { quarter: `${year}-${month}-01` });
}
const nobody = ground.visitor();
const yearOf = async (year: number) =>
  JSON.parse((await nobody.get(`/open/screening.json?top=${top}&year=${year}`)).text) as {
    rows: (Figure & { threshold: number })[];
  };

test('whoever takes the open data of two years and reckons as far as it goes finds no small number', {
  timeout: 60_000,
}, async () => {
  for (const year of county) {
    const { rows } = await yearOf(year.year);
    const names = new Map([...ids].map(([name, id]) => [id, name]));
    const figures = rows.map((row) => ({ ...row, organisation_id: names.get(row.organisation_id)! }));
    expect(figures.length).toBeGreaterThan(50);
    expect(treesOf(year)).toHaveLength(4);
    expect(huntBySubtraction(year, figures, T)).toEqual([]);
    expect(huntByIntervals(year, figures, T, true)).toEqual([]);
  }
});

test('page, JSON, CSV and API hold the same numbers', async () => {
  const { rows } = await yearOf(2025);
  const line = (row: Record<string, unknown>) =>
    ['organisation_id', 'span', 'starts_on', 'family', 'channel', 'measure', 'value'].map((name) => String(row[name])).join(' ');
  const csv = await nobody.get(`/open/screening.csv?top=${top}&year=2025`);
  expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...lines] = csv.text
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')
    .map((text) => text.replaceAll('"', '').split(';'));
  const inCsv = lines.map((cells) => line(Object.fromEntries(head!.map((name, i) => [name, cells[i]]))));
  expect(inCsv).toEqual(rows.map(line));

  const reader = await (await ground.municipality()).person({ roles: { regional_lead: top } });
  const inApi: string[] = [];
  for (let path: string | null = '/api/v1/screening/figures?limit=200&since=2025-01-01'; path; ) {
    const page = JSON.parse((await reader.get(path)).text) as { data: Record<string, unknown>[]; next_cursor: string | null };
    inApi.push(...page.data.map(line));
    path =
      page.next_cursor && `/api/v1/screening/figures?limit=200&since=2025-01-01&cursor=${encodeURIComponent(page.next_cursor)}`;
  }
  expect(inApi.sort()).toEqual(rows.map(line).sort());

  const page = await nobody.get(`/open/screening?place=${top}`);
  const visits = rows.find(
    (r) => r.organisation_id === top && r.span === 'quarter' && r.starts_on === '2025-10-01' && r.measure === 'visits',
  );
  expect(page.text).toContain(`>${visits!.value}<`);
  expect(page.text).toContain('Ekhaga län, kvartal 4 2025');
  expect(page.text).toMatch(/Vid \S+ av \S+ frågetillfällen ställdes frågan – /);
  expect(page.text).not.toMatch(/2[\s\u00a0]02\d/);
});

test('anyone reads it without signing in, and gets nothing to carry home but the numbers', async () => {
  const page = await nobody.get('/open/screening');
  expect(page.status).toBe(200);
  expect(page.headers.getSetCookie()).toEqual([]);
  expect(page.text).toContain('CC0 1.0');
  expect(page.text).toContain('HiTaS');
  const first = await nobody.get(`/open/screening.json?top=${top}&year=2024`);
  const etag = first.headers.get('etag')!;
  expect(first.headers.get('last-modified')).toMatch(/GMT$/);
  expect((await nobody.get(`/open/screening.json?top=${top}&year=2024`, { 'if-none-match': etag })).status).toBe(304);
});

test('what is not there is not there', async () => {
  for (const path of [
    ...[
      `?place=${randomUUID()}`,
      '?place=nonsense',
      '.csv?year=1999',
      `.json?top=${randomUUID()}`,
      `.json?top=${top}&year=1999`,
      '.csv?top=x',
      '.csv?year=x',
    ],
  ]) {
    const page = await nobody.get(`/open/screening${path}`);
    expect(page.status, path).toBe(404);
    expect(page.text, path).toContain('Det är inte publicerat');
  }
});
