import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { everyone, list, newCourse, newOccasion } from '../attendance/fixtures/occasion.ts';
import { newCode, readCode } from './code.ts';

const ground = await openTown();
ground.house.config.trustProxy = true; // these visitors come through a proxy
const town = await ground.municipality({ name: 'Hemligköping' });
const trainer = await town.person({ given: 'Tora', family: 'Trädgård', roles: { trainer: town.id } });
const stranger = ground.visitor();

async function completed(person: Visitor) {
  const course = await newCourse(town, { title: 'Fråga om våld', validityMonths: 12 });
  const occasion = await newOccasion(town, { course, trainers: [trainer], people: [person], partsEnd: [-26] });
  await trainer.post(`/training/occasions/${occasion.id}/attendance`, list(occasion.parts[0]!, everyone(occasion, 'present')));
  const [row] = await town.owner<{ id: string; code: string; day: string }>(
    'select id, code, completed_on::text as day from training.completion where occasion_id = $1',
    [occasion.id],
  );
  return { ...row!, occasion };
}
/** What a page says, without what every page has around it. */
const said = (text: string) =>
  /<main[\s\S]*<\/main>/
    .exec(text)![0]
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('the code confirms name, course and date, and nothing more', async () => {
  const anna = await town.person({
    given: 'Anna',
    family: 'Hemlig',
    email: 'anna.hemlig@testkoping.example',
    profession: 'Socialsekreterare',
  });
  const { id, code, day, occasion } = await completed(anna);
  const page = await stranger.get(`/certificate/${code}`);
  expect(page.status).toBe(200);
  expect(said(page.text)).toBe(
    `Kontrollera ett intyg Intyget är äkta. Namn Anna Hemlig Kurs Fråga om våld Datum ${day} Kontrollera en annan kod`,
  );
  const secrets = [
    id,
    occasion.id,
    occasion.course,
    anna.personId,
    town.id,
    town.unit,
    'Hemligköping',
    'Hemtjänst',
    'Trädgård',
    'anna.hemlig',
    'Socialsekreterare',
    'Stadshuset',
  ];
  for (const secret of secrets) expect(page.text).not.toContain(secret);
  expect(page.text).toContain('<title>Samfrid</title>');
  expect(page.headers.get('cache-control')).toBe('no-store');
});

test('a code is forgiven its case, spaces, O for 0 and I for 1', async () => {
  const anna = await town.person({ given: 'Forlåten' });
  const { id } = await completed(anna);
  await town.owner(`update training.completion set code = '0A1B-2C3D-4E5F' where id = $1`, [id]);
  for (const typed of ['0a1b2c3d4e5f', ' OAIB 2c3d–4e5f ', 'oalb.2C3D_4e5f']) {
    const answer = await stranger.get(`/certificate?code=${encodeURIComponent(typed)}`);
    expect(answer.location).toBe('/certificate/0A1B-2C3D-4E5F');
    expect((await stranger.follow(answer)).text).toContain('Forlåten');
  }
  const malformed = await stranger.get('/certificate?code=abc');
  expect(malformed.status).toBe(422);
  expect(malformed.text).toContain('value="abc"');
});

test('unknown, taken back, from elsewhere and malformed codes get the very same page', async () => {
  const anna = await town.person();
  const { id, code } = await completed(anna);
  await town.owner(`update training.completion set state = 'revoked', reason = 'x' where id = $1`, [id]);
  const pages = [];
  for (const asked of [code, newCode(), 'ABC', '0000-0000-0000', '%27%20or%201=1'])
    pages.push(await stranger.get(`/certificate/${asked}`, { 'x-forwarded-for': '192.0.2.7' }));
  for (const page of pages) {
    expect(page.status).toBe(404);
    // The language switch carries the page's own address, which the visitor typed herself.
    expect(said(page.text)).toBe(said(pages[0]!.text));
  }
  expect(said(pages[0]!.text)).toContain('Det finns inget giltigt intyg med den koden.');
});

test('someone with protected identity is not named, also not to whoever has the code', async () => {
  const hilda = await town.person({ given: 'Hilda', family: 'Skyddad', protected: true });
  const { code } = await completed(hilda);
  const page = said((await stranger.get(`/certificate/${code}`)).text);
  expect(page).toContain('Visas inte här');
  expect(page).not.toMatch(/Hilda/);
});

test('after twenty wrong codes a visitor must wait, also with the right one; others need not', async () => {
  const { code } = await completed(await town.person());
  const from = (address: string, asked: string) => stranger.get(`/certificate/${asked}`, { 'x-forwarded-for': address });
  for (let i = 0; i < 20; i++) expect((await from('203.0.113.9', newCode())).status).toBe(404);
  const [right, wrong] = [await from('203.0.113.9', code), await from('203.0.113.9', newCode())];
  expect([right.status, wrong.status]).toEqual([429, 429]);
  expect(said(right.text)).toBe(said(wrong.text));
  expect((await from('203.0.113.10', code)).status).toBe(200);
  const kept = await town.owner<{ visitor: Buffer }>('select visitor from training.wrong_code');
  expect(kept.some(({ visitor }) => visitor.toString('latin1').includes('203.0.113'))).toBe(false);
  await town.owner(`update training.wrong_code set at = at - interval '11 minutes'`);
  expect((await from('203.0.113.9', code)).status).toBe(200);
});

test('without a proxy nobody chooses by a header which visitor she is', async () => {
  const from = (n: number) => stranger.get(`/certificate/${newCode()}`, { 'x-forwarded-for': `198.51.100.${n}` });
  ground.house.config.trustProxy = false;
  for (let i = 0; i < 20; i++) await from(i);
  const last = await from(99);
  ground.house.config.trustProxy = true;
  expect(last.status).toBe(429);
});

test('every code that is made can be read back, however it is typed', () => {
  fc.assert(
    fc.property(fc.constantFrom('-', ' ', '', ' – ', '_'), fc.boolean(), (between, lower) => {
      const code = newCode();
      const typed = code.replaceAll('-', between).replaceAll('0', 'O').replaceAll('1', 'l');
      expect(readCode(lower ? typed.toLowerCase() : typed)).toBe(code);
    }),
  );
  expect(readCode('ABCDEFGHJKM')).toBeNull();
  expect(readCode('UUUUUUUUUUUU')).toBeNull();
});
