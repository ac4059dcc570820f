// The log as people read it: sentences, whose and why, page by page, also as a file, and never more than one may see.
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../db/db.ts';
import { record } from './record.ts';

const town = await openTown();
const ekhaga = await town.municipality();
const neighbour = await town.municipality();
const reviewer = await ekhaga.person({ given: 'Rut', roles: { log_reviewer: ekhaga.id } });
const coordinator = await ekhaga.person({ given: 'Cecilia', roles: { coordinator: ekhaga.id } });
const anna = await ekhaga.person({ given: 'Anna', family: 'Ahl' });
await coordinator.get(`/organisation/people/${anna.personId}`);
const stranger = await neighbour.person({ given: 'Främling' });
await asPerson(town.house.app.db, stranger.personId, (tx) => record(tx, 'password.changed'));

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('a reviewer reads in sentences who did what about whom, as which role and from where', async () => {
  const page = text((await reviewer.get('/log')).text);
  expect(page).toContain('Cecilia Andersson öppnade sidan om Anna Ahl');
  expect(page).toContain('Samordnare · Hemtjänst Norr');
  expect(page).not.toContain('Främling');
  const english = text((await reviewer.get('/log', { cookie: `${reviewer.cookieHeader()}; language=en` })).text);
  expect(english).toBeTruthy();
});

test('a person reads her own, and nothing of others', async () => {
  const page = text((await coordinator.get('/log')).text);
  expect(page).toContain('Öppnade sidan om');
  expect(text((await anna.get('/log')).text)).not.toContain('Cecilia');
});

test('reading, searching and taking the log along are entries with what was asked', async () => {
  await reviewer.get(`/log?kind=looks&about=${anna.personId}`);
  const file = await reviewer.get('/log?kind=looks&format=csv');
  expect(file.text).toContain('öppnade sidan om Anna Ahl');
  const acts = await town.owner<{ act: string; details: Record<string, unknown>; about: string | null }>(
    `select act, details, about_person_id as about from audit.entry where person_id = $1 and act like 'log.%' order by id desc limit 2`,
    [reviewer.personId],
  );
  expect(acts[1]).toMatchObject({ act: 'log.searched', about: anna.personId, details: { kind: 'looks' } });
  expect(acts[0]).toMatchObject({ act: 'log.exported', details: { kind: 'looks', format: 'csv' } });
});

test('filters narrow, and what fits none of them is not shown', async () => {
  const about = (query: string) => reviewer.get(`/log?${query}`).then((page) => text(page.text));
  expect(await about(`about=${anna.personId}&kind=looks`)).toContain('öppnade sidan om Anna Ahl');
  expect(await about(`about=${anna.personId}&kind=roles`)).toContain('Inget att visa');
  expect(await about(`person=${reviewer.personId}`)).not.toContain('Cecilia Andersson öppnade');
  expect(await about(`unit=${ekhaga.unit}&act=person.opened`)).toContain('öppnade sidan om Anna Ahl');
  expect(await about('from=2020-01-01&to=2020-01-31')).toContain('Inget att visa');
  expect(await about(`act=${encodeURIComponent(`x' or 1=1 --`)}`)).toContain('Cecilia');
  // Somebody of another municipality is not told of by name, not even by asking for her.
  expect(await about(`person=${stranger.personId}`)).toContain('Inget att visa');
});

test('pages are turned by the place of the last entry: nothing is left out or told twice', async () => {
  const busy = await ekhaga.person({ given: 'Flitig' });
  await asPerson(town.house.app.db, busy.personId, async (tx) => {
    for (let n = 0; n < 120; n++) await record(tx, 'course.changed', { details: { number: n } });
  });
  const seen: string[] = [];
  for (let at: string | null = '/log'; at; ) {
    const page: string = (await busy.get(at)).text;
    seen.push(...[...page.matchAll(/<dt>Nummer<\/dt><dd>(\d+)<\/dd><\/div><div><dt>Inloggad/g)].map((m) => m[1]!));
    at = /href="([^"]*before=\d+[^"]*)"[^>]*>Äldre/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => String(119 - n)));
});
