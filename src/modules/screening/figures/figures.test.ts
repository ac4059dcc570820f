import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { monthsOn } from './periods.ts';

const ground = await openTown();
const [{ month: now } = { month: '' }] = await ground.owner<{ month: string }>('select screening.month_of(now())::text as month');
const again = `${Number(now.slice(0, 4)) + 1}${now.slice(4)}`;

/** Opens and closes a visit through the door, as a worker does. */
async function ask(worker: Visitor, unit: string, channel: string, answer: Record<string, string>): Promise<void> {
  const id = randomUUID();
  await worker.post('/screening/visits', { id, unit, channel, reference: `nr ${id.slice(0, 8)}` });
  const closed = await worker.post(`/screening/visits/${id}`, answer);
  expect(closed.status).toBe(303);
}
const notAsked = (reason: string) => ({ outcome: 'not_asked', reason, again });
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');

/** Rows of a CSV export, by the headings. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.replace('\ufeff', '').trim().split('\r\n');
  const cells = (line: string) => line.split(';').map((cell) => cell.replace(/^"|"$/g, ''));
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [cells(head)[i] ?? '', cell])));
}

/** What a month's visits were, counted one by one from the raw rows. */
async function byHand(town: Town, where: string) {
  const rows = await ground.owner<{ outcome: string; reason: string | null }>(
    `select outcome, reason from screening.visit where municipality_id = $1 and closed_at is not null and ${where}`,
    [town.id],
  );
  const asked = rows.filter(({ outcome }) => outcome !== 'not_asked').length;
  return { visits: rows.length, asked, company: rows.filter(({ reason }) => reason === 'company').length };
}

test('what the head reads is what a hand counts from the raw rows', async () => {
  const town = await ground.municipality();
  const south = await town.newUnit('Hemtjänst Syd');
  const worker = await town.person({ roles: { caseworker: town.administration } });
  const answers = [
    ...[{ outcome: 'no' }, { outcome: 'no' }, { outcome: 'declined' }, notAsked('company'), notAsked('acute')],
    ...[{ outcome: 'yes', children: 'yes', offered: 'yes', accepted: 'no' }, { outcome: 'no' }],
  ];
  for (const [i, answer] of answers.entries()) await ask(worker, i < 4 ? town.unit : south, i % 2 ? 'call' : 'visit', answer);
  await worker.post('/screening/visits', { id: randomUUID(), unit: south, channel: 'visit' });

  const head = await town.person({ roles: { manager: town.administration } });
  const page = await head.get('/screening/figures');
  const counted = await byHand(town, 'true');
  expect(counted).toEqual({ visits: 7, asked: 5, company: 1 });
  expect(plain(page.text)).toContain('har 5 av 7 tillfrågats – 71 %. Målet är 95 %.');
  expect(plain(page.text)).toContain('Ett frågetillfälle är öppnat men inte avslutat.');
  for (const unit of [town.unit, south]) {
    const part = await byHand(town, `unit_id = '${unit}'`);
    const below = await head.get(`/screening/figures/${unit}`);
    expect(plain(below.text)).toContain(`har ${part.asked} av ${part.visits} tillfrågats`);
    expect(page.text).toContain(`/screening/figures/${unit}?`);
  }
  const calls = await byHand(town, `channel = 'call'`);
  expect(plain((await head.get('/screening/figures?channel=call')).text)).toContain(
    `har ${calls.asked} av ${calls.visits} tillfrågats`,
  );
});

test('the file holds what is on the page, line by line, marked work or published; that it was taken is written down', async () => {
  const town = await ground.municipality();
  const worker = await town.person({ roles: { caseworker: town.unit } });
  for (const answer of [{ outcome: 'no' }, { outcome: 'no' }, notAsked('interpreter')])
    await ask(worker, town.unit, 'visit', answer);
  const coordinator = await town.person({ roles: { coordinator: town.id } });
  const file = await coordinator.get(`/screening/figures/${town.id}?format=csv`);
  const rows = rowsOf(file.text);
  expect([...new Set(rows.map((row) => row['Del av sidan']))]).toEqual(['Arbetet']);
  const month = rows.filter((row) => row['Tabell'] === 'Över tid' && row['Första dag'] === now);
  const value = (measure: string) => month.find((row) => row['Mått'] === measure)?.['Antal'];
  expect([value('Tillfällen'), value('Tillfrågade'), value('Inte tillfrågade: Olämplig tolk')]).toEqual(['3', '2', '1']);
  expect(month.find((row) => row['Mått'] === 'Tillfrågade')?.['Andel']).toMatch(/^66,7/);
  expect((await coordinator.get('/screening/figures?format=xlsx')).headers.get('content-type')).toContain('spreadsheetml');
  const traces = await ground.owner<{ details: unknown }>(
    `select details->>'format' as format, (details->>'work')::boolean as work from audit.entry where act = 'figures.exported' and person_id = $1 order by id`,
    [coordinator.personId],
  );
  expect(traces).toEqual([
    { format: 'csv', work: true },
    { format: 'xlsx', work: true },
  ]);
});

test('a goal is from a month on, and earlier months keep theirs', async () => {
  const town = await ground.municipality();
  await ground.owner(
    `insert into screening.month_count (municipality_id, month, unit_id, channel, visits, asked, company)
     select $1, m::date, $2, 'visit', 100, 90, 10 from generate_series($3::date, $4::date, '1 month') m`,
    [town.id, town.unit, monthsOn(now, -2), now],
  );
  const coordinator = await town.person({ roles: { coordinator: town.id } });
  const at = `/screening/figures/${town.id}`;
  expect(plain((await coordinator.get(at)).text)).toContain('Målet har inte nåtts i någon av 3 månader.');
  const id = randomUUID();
  const set = { id, share: '90', from: now.slice(0, 7) };
  for (const _ of [1, 2]) expect((await coordinator.post(`${at}/goal`, set)).status).toBe(303);
  expect(
    await ground.owner('select share, from_month::text as month from screening.goal where municipality_id = $1', [town.id]),
  ).toEqual([{ share: 90, month: now }]);
  const page = plain((await coordinator.get(at)).text);
  expect(page).toContain('90 av 100 tillfrågats – 90 %. Målet är 90 %.');
  expect(page).toContain('Målet nåddes i 1 av 3 månader.');
  expect(plain((await coordinator.get(`${at}/goal`)).text)).toContain('90 %');

  for (const wrong of [
    { share: '49' },
    { share: '101' },
    { share: 'nästan alla' },
    { from: monthsOn(now, -1).slice(0, 7) },
    { from: 'snart' },
  ]) {
    const page = await coordinator.post(`${at}/goal`, { ...set, id: randomUUID(), ...wrong });
    expect([wrong, page.status]).toEqual([wrong, 422]);
  }
  expect(await ground.owner('select from screening.goal where municipality_id = $1', [town.id])).toHaveLength(1);
});

test('just below the goal is never written as if it were there', async () => {
  const town = await ground.municipality();
  await ground.owner(
    `insert into screening.month_count (municipality_id, month, unit_id, channel, visits, asked, company) values ($1, $2, $3, 'visit', 1000, 949, 51)`,
    [town.id, now, town.unit],
  );
  const coordinator = await town.person({ roles: { coordinator: town.id } });
  const page = plain((await coordinator.get('/screening/figures')).text);
  expect(page).toContain('949 av 1 000 tillfrågats – 94 %');
  expect(page).toContain('En till hade nått målet 95 %');
  expect(page).not.toContain('949 95 %');
});

test('channels alike are said to be alike, and a number of a place leads down to what it is made of', async () => {
  const town = await ground.municipality();
  const south = await town.newUnit('Hemtjänst Syd');
  for (const [unit, channel] of [
    [town.unit, 'visit'],
    [south, 'call'],
  ])
    await ground.owner(
      `insert into screening.month_count (municipality_id, month, unit_id, channel, visits, asked, company) values ($1, $2, $3, $4, 100, 90, 10)`,
      [town.id, now, unit, channel],
    );
  const head = await town.person({ roles: { manager: town.administration } });
  const worker = await town.person({ roles: { caseworker: south } });
  await worker.post('/screening/visits', { id: randomUUID(), unit: south, channel: 'visit' });
  const page = (await head.get('/screening/figures')).text;
  expect(page).toContain('Andelen är densamma hur ni än möts.');
  expect(page).toContain('ett, öppnat i dag');
  for (const section of ['reasons', 'waiting']) expect(page).toMatch(new RegExp(`figures/${south}\\?[^"]*#${section}"`));
  const above = await town.person({ roles: { coordinator: town.id } });
  expect((await above.get('/screening/figures')).text).not.toContain('längst från målet');
});

test('an empty place says what to do first, and an address that asks for nonsense is answered', async () => {
  const town = await ground.municipality();
  const head = await town.person({ roles: { manager: town.unit } });
  expect((await head.get('/screening/figures')).text).toContain('Inget har avslutats under den här tiden');
  for (const query of [
    'step=dag',
    'from=2031-01',
    'from=2026-13&to=x',
    'channel=brev&reason=x&sort=x',
    'from=2026-05&to=2026-01',
  ])
    expect([query, (await head.get(`/screening/figures?${query}`)).status]).toEqual([query, 200]);
});
