import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Page } from '#test/visitor.ts';
import { writeRoutine } from '../fixtures/published.ts';
import { newCode } from './code.ts';

const ground = await openTown();
ground.house.config.trustProxy = true; // these visitors come through a proxy
const stranger = ground.visitor();

/** What a page says, without what every page has around it. */
const said = ({ text }: Page) =>
  /<main[\s\S]*<\/main>/
    .exec(text)![0]
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

async function printed(open = false) {
  const town = await ground.municipality({ name: 'Hemligköping' });
  const anna = await town.person({ roles: { coordinator: town.id } });
  const first = await writeRoutine(ground, { municipality: town.id, number: '1', title: 'Hemlig rutin', open });
  const inBook = { municipality: town.id, handbook: first.handbook, chapter: first.chapter };
  const second = await writeRoutine(ground, { ...inBook, number: '2', title: 'Andra rutinen' });
  const id = randomUUID();
  await anna.post('/handbook/binder', { id, unit: town.unit });
  const [row] = await ground.owner<{ code: string }>('select code from handbook.binder where id = $1', [id]);
  return { town, anna, first, second, inBook, code: row!.code };
}
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

test('a paper is current until its routine is changed, and then says since when', async () => {
  const { code, first, inBook } = await printed();
  const page = await stranger.get(`/binder/${code}-1`);
  expect(page.status).toBe(200);
  expect(said(page)).toContain('Ja, det här är den gällande versionen');
  await writeRoutine(ground, { ...inBook, routine: first.routine });
  expect(said(await stranger.get(`/binder/${code}-1`))).toContain(`Nej, rutinen har ändrats ${today}. Skriv ut på nytt.`);
  expect(said(await stranger.get(`/binder/${code}-2`))).toContain('Ja, det här är den gällande versionen');
  expect(said(await stranger.get(`/binder/${code}`))).toContain('Nej, 1 av 2 rutiner gäller inte längre');
});

test('a routine that has ended, and one whose last day has passed, no longer hold', async () => {
  const { code, first, second } = await printed();
  await ground.owner('update handbook.version set replaced_at = now() where id = $1', [first.version]);
  await ground.owner('update handbook.routine set ended_at = now() where id = $1', [first.routine]);
  await ground.owner(`update handbook.version set valid_until = '2026-11-01' where id = $1`, [second.version]);
  expect(said(await stranger.get(`/binder/${code}-1`))).toContain('Rutinen har upphört');
  expect(said(await stranger.get(`/binder/${code}-2`))).toContain('Nej, rutinen gällde till och med 2026-11-01.');
});

test('a draft of a new version changes nothing on paper; what has come since, and another card, is told', async () => {
  const { code, first, inBook, town, anna } = await printed();
  await writeRoutine(ground, { ...inBook, routine: first.routine, draft: true });
  expect(said(await stranger.get(`/binder/${code}`))).toContain('Ja, allt i pärmen gäller');
  await writeRoutine(ground, { ...inBook, number: '3' });
  expect(said(await stranger.get(`/binder/${code}`))).toContain('1 rutin har tillkommit');
  const line = {
    id: randomUUID(),
    organisation_id: town.id,
    name: 'Socialjouren',
    telephone: '08-465 004 12',
    position: '1',
    checked_on: today,
  };
  expect((await anna.post('/handbook/card/lines', line)).status).toBe(303);
  expect(said(await stranger.get(`/binder/${code}`))).toContain('Rutinerna gäller, men akutkortet har ändrats');
});

test('a stranger learns no title, place or name; staff see titles and the way to what holds now', async () => {
  const { code, anna, town, first } = await printed();
  for (const path of [`/binder/${code}`, `/binder/${code}-1`]) {
    const { text, headers } = await stranger.get(path);
    for (const secret of [
      'Hemlig rutin',
      'Andra',
      'Hemligköping',
      'Hemtjänst',
      'Upptäcka',
      'Handbok mot',
      town.id,
      town.unit,
      first.routine,
      first.version,
    ])
      expect(text, secret).not.toContain(secret);
    expect(text).toContain('<title>Samfrid</title>');
    expect(headers.get('cache-control')).toBe('no-store');
  }
  const { text } = await anna.get(`/binder/${code}`);
  expect(text).toContain('1 Hemlig rutin');
  expect(text).toContain(`/handbook/routines/${first.routine}`);
  const neighbour = await (await ground.municipality()).person({ roles: { coordinator: town.unit } });
  await ground.owner('delete from access.role_grant where person_id = $1', [neighbour.personId]);
  expect((await neighbour.get(`/binder/${code}`)).text).not.toContain('Hemlig rutin');
});

test('titles are told to everybody where the handbook is public', async () => {
  const { code } = await printed(true);
  expect(said(await stranger.get(`/binder/${code}-1`))).toContain('1 Hemlig rutin');
});

test('a code is forgiven its case, spaces, O for 0 and I for 1; a misread sign is told before anything is asked', async () => {
  const { code } = await printed();
  const typed = `${code.slice(0, 9).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ')} – 2`;
  const answer = await stranger.get(`/binder?code=${encodeURIComponent(typed)}`);
  expect(answer.location).toBe(`/binder/${code}-2`);
  const wrong = await stranger.get('/binder?code=ABCD-EFGH');
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="ABCD-EFGH"');
  expect((await stranger.get('/binder')).status).toBe(200);
});

test('codes that never were, pages a binder has not, and what is no code get the very same page', async () => {
  const { code } = await printed();
  const from = { 'x-forwarded-for': '192.0.2.7' };
  const pages = [];
  for (const asked of [newCode(), `${newCode()}-1`, `${code}-99`, 'ABC', '%27%20or%201=1'])
    pages.push(await stranger.get(`/binder/${asked}`, from));
  for (const page of pages) {
    expect(page.status).toBe(404);
    expect(said(page)).toBe(said(pages[0]!));
  }
  expect(said(pages[0]!)).toContain('Det finns ingen pärm med den koden.');
});

test('after twenty wrong codes a visitor must wait, also with the right one; others need not', async () => {
  const { code } = await printed();
  const from = (address: string, asked: string) => stranger.get(`/binder/${asked}`, { 'x-forwarded-for': address });
  for (let i = 0; i < 20; i++) expect((await from('203.0.113.9', newCode())).status).toBe(404);
  const [right, wrong] = [await from('203.0.113.9', code), await from('203.0.113.9', newCode())];
  expect([right.status, wrong.status]).toEqual([429, 429]);
  expect(said(right)).toBe(said(wrong));
  expect((await from('203.0.113.10', code)).status).toBe(200);
  const kept = await ground.owner<{ visitor: Buffer }>('select visitor from handbook.wrong_code');
  expect(kept.some(({ visitor }) => visitor.toString('latin1').includes('203.0.113'))).toBe(false);
  await ground.owner(`update handbook.wrong_code set at = at - interval '11 minutes'`);
  expect((await from('203.0.113.9', code)).status).toBe(200);
});

test('of eighty wrong codes at once from one visitor twenty are looked at', async () => {
  const from = { 'x-forwarded-for': '203.0.113.77' };
  const pages = await Promise.all(Array.from({ length: 80 }, () => stranger.get(`/binder/${newCode()}`, from)));
  const answers = Map.groupBy(pages, ({ status }) => status);
  expect([answers.get(404)?.length, answers.get(429)?.length]).toEqual([20, 60]);
});

test('no code at all is told apart from one that cannot be read', async () => {
  expect((await stranger.get('/binder?code=')).text).toContain('Skriv koden.');
  const unreadable = await stranger.get('/binder?code=hej');
  expect([unreadable.status, unreadable.text.includes('Koden går inte att läsa')]).toEqual([422, true]);
});
