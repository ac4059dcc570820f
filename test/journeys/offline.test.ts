import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser.ts';
import { asOwner } from '#test/database.ts';
import { openServed } from '#test/served.ts';
import { writeRoutine } from '../../src/modules/handbook/fixtures/published.ts';
import { seedDemoOnce } from '../../src/seed.ts';

const { base, house, ownerUrl } = await openServed();
let browser: Browser;
let unit: string;
let municipality: string;
const owner = <T>(sql: string, values: unknown[] = []) =>
  asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);

const step = (id: string, title: string, to: string | null) => ({
  ...{ id, title, text: '', who: 'Alla', when: 'samma dag', contact: '08-465 004 12', law: '' },
  next: [{ situation: null, label: '', to }],
});
let book: Awaited<ReturnType<typeof writeRoutine>>;

beforeAll(async () => {
  await seedDemoOnce(house);
  browser = await launchBrowser();
  const [job] = await owner<{ unit_id: string; municipality_id: string }>(
    `select e.unit_id, e.municipality_id from organisation.employment e join platform.demo_persona p on p.person_id = e.person_id
     where p.persona = 'employee' and (e.ended_on is null or e.ended_on > current_date) order by e.starts_on desc limit 1`,
  );
  ({ unit_id: unit, municipality_id: municipality } = job!);
  book = await writeRoutine(
    { owner },
    {
      municipality,
      number: '77.1',
      title: 'Läsbar i källaren',
      body: '## Syfte\n\nSkyddsrummet ligger i källaren.\n\n| Vem | När |\n|---|---|\n| Chef | nu |',
      steps: [step('a', 'Lyssna', 'b'), step('b', 'Ring jouren', null)],
    },
  );
}, 120_000);
afterAll(() => browser?.close());

async function employee(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona: 'employee' }, maxRedirects: 0 });
  return { context, page: await context.newPage() };
}
const words = async (page: Page) => (await page.textContent('main'))?.replace(/\s+/g, ' ') ?? '';

async function saved() {
  const { context, page } = await employee();
  await page.goto(`${base}/handbook/offline?unit=${unit}`);
  await page.getByRole('button', { name: 'Spara handboken' }).click();
  await page.getByText('Handboken är sparad.').waitFor();
  return { context, page };
}
/** Everything that lies in the browser's caches: addresses, and their texts. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const all: { address: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        all.push({ address: new URL(request.url).pathname, text: (await (await cache.match(request))?.text()) ?? '' });
    }
    return all;
  });

test('is told before it is saved who can read the copy', async () => {
  const { context, page } = await employee();
  await page.goto(`${base}/handbook/offline?unit=${unit}`);
  expect(await words(page)).toContain('Alla som använder den här webbläsaren kan läsa kopian');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await context.close();
});

test('with the network cut the list, a routine with its steps, the card and a search are there, and say how old they are', async () => {
  const { context, page } = await saved();
  await context.setOffline(true);
  await page.goto(`${base}/handbook/offline/${unit}`);
  expect(await words(page)).toMatch(/Sparad \d{4}-\d\d-\d\d kl\. \d\d\.\d\d, för mindre än ett dygn sedan/);
  await page.getByRole('link', { name: '77.1 Läsbar i källaren' }).click();
  expect(await words(page)).toContain('Skyddsrummet ligger i källaren.');
  expect(await words(page)).toContain('Ring jouren');
  await page.getByRole('link', { name: 'Akutkort' }).click();
  expect(await page.locator('a[href="tel:112"]').isVisible()).toBe(true);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('link', { name: 'Alla rutiner' }).click();
  await page.getByRole('searchbox').fill('skyddsrummet <b>');
  await page.keyboard.press('Enter');
  await page.getByText('Inget i kopian innehåller ”skyddsrummet <b>”.').waitFor();
  await page.getByRole('searchbox').fill('Skyddsrummet');
  await page.keyboard.press('Enter');
  await page.locator('[data-found]').getByRole('link', { name: '77.1 Läsbar i källaren' }).waitFor();
  expect(await words(page)).toContain('1 träff på ”Skyddsrummet”');
  // Another inflection than the one that stands there.
  await page.getByRole('searchbox').fill('skyddsrummens');
  await page.keyboard.press('Enter');
  await page.getByText('1 träff på ”skyddsrummens”').waitFor();
  await context.close();
});

test('where it was saved the saved copy is listed when the network is gone; with one, the page itself is there', async () => {
  const { context, page } = await saved();
  expect(await words(page)).toContain(
    `Lägg till den här sidan som bokmärke. När nätet är borta visar den vad som är sparat: ${base}/handbook/offline`,
  );
  await page.goto(`${base}/handbook/offline`);
  await page.getByRole('button', { name: 'Uppdatera kopian' }).waitFor(); // the page's script finds the copy
  expect(await words(page)).not.toContain('Nätet är borta');
  await context.setOffline(true);
  for (const path of ['/handbook/offline', '/handbook/offline/', `/handbook/offline?unit=${unit}`]) {
    await page.goto(`${base}${path}`);
    expect(await words(page), path).toContain('Sparat i den här webbläsaren');
    expect(await words(page), path).toMatch(/Sparad \d{4}-\d\d-\d\d kl\. \d\d\.\d\d, för mindre än ett dygn sedan/);
  }
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('link', { name: /^Handbok för / }).click();
  await page.getByRole('link', { name: '77.1 Läsbar i källaren' }).waitFor();
  await context.setOffline(false);
  await page.goto(`${base}/handbook/offline/`);
  await page.waitForURL(`${base}/handbook/offline`);
  await page.getByRole('button', { name: 'Ta bort kopian' }).click();
  await page.getByText('Kopian är borttagen.').waitFor();
  await context.setOffline(true);
  await expect(page.goto(`${base}/handbook/offline`)).rejects.toThrow(/net::ERR_/);
  await context.close();
});

test('a search of the copy finds what the same search online finds', async () => {
  const { context, page } = await saved();
  for (const word of ['våldet', 'våldsutsatt', 'handläggarnas', 'barnens', 'hot']) {
    await page.goto(`${base}/handbook/search?mine=yes&q=${word}`);
    const online = await page.locator('.search-hit h2').allTextContents();
    await context.setOffline(true);
    await page.goto(`${base}/handbook/offline/${unit}/search?q=${word}`);
    const offline = await page.locator('[data-found] li a').allTextContents();
    await context.setOffline(false);
    const plain = (titles: string[]) => titles.map((title) => title.replace(/\s+/g, ' ').trim()).sort();
    expect(plain(offline), word).toEqual(plain(online));
    if (word === 'våldet') expect(online.length).toBeGreaterThan(1);
  }
  await context.close();
});

test('it says when it has become old, also without a network', async () => {
  const { context, page } = await saved();
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name!);
    const about = await (await cache.match('/handbook/offline/.copy'))!.json();
    await cache.put('/handbook/offline/.copy', new Response(JSON.stringify({ ...about, savedAt: Date.now() - 9 * 86_400_000 })));
  });
  await context.setOffline(true);
  await page.goto(`${base}/handbook/offline/${unit}`);
  expect(await words(page)).toContain('för 9 dagar sedan');
  expect(await words(page)).toContain('Kopian är äldre än 7 dagar.');
  await context.close();
});

test('no other address is ever answered out of the copy', async () => {
  const { context, page } = await saved();
  await page.goto(`${base}/handbook`);
  await page.goto(`${base}/`);
  await context.setOffline(true);
  for (const path of [
    '/',
    '/handbook',
    '/handbook/offlines',
    '/handbook/card',
    `/handbook/routines/${book.routine}`,
    '/account',
    `/handbook/offline/${unit}/stamp.json`,
  ])
    await expect(page.goto(`${base}${path}`), path).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(false);
  await page.goto(`${base}/handbook/offline`);
  for (const { address } of await kept(page)) expect(address).toMatch(/^\/handbook\/offline\//);
  await context.close();
});

test('nothing of any person lies in the browser: no name, no menu, no cookie', async () => {
  const { context, page } = await saved();
  const all = await kept(page);
  expect(all.length).toBeGreaterThan(4);
  const text = all
    .filter(({ address }) => !address.endsWith('.css'))
    .map((one) => one.text)
    .join('\n');
  const people = await owner<{ name: string }>(`select given_name || ' ' || family_name as name from organisation.person`);
  expect(people.length).toBeGreaterThan(100);
  expect(people.filter(({ name }) => text.includes(name))).toEqual([]);
  expect(text).not.toMatch(/account-name|sign-out|personId|@ekhaga/);
  await context.close();
});

test('a change is told when it is known; refreshed, the copy is the new one, and stays told to be so without a network', async () => {
  const { context, page } = await saved();
  await writeRoutine(
    { owner },
    { municipality, handbook: book.handbook, chapter: book.chapter, routine: book.routine, title: 'Läsbar på vinden' },
  );
  await page.goto(`${base}/handbook/offline/${unit}`);
  expect(await words(page)).toContain('Handboken har ändrats sedan kopian sparades.');
  await context.setOffline(true);
  await page.reload();
  expect(await words(page)).toContain('Handboken har ändrats sedan kopian sparades.');
  expect(await words(page)).toContain('Läsbar i källaren');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Uppdatera kopian' }).click();
  await page.getByText('Läsbar på vinden').waitFor();
  await context.setOffline(true);
  await page.goto(`${base}/handbook/offline/${unit}`);
  expect(await words(page)).toContain('Läsbar på vinden');
  expect(await words(page)).not.toContain('har ändrats sedan');
  await context.close();
});

test('it is removed by its button, without a network too, and when one signs out', async () => {
  const { context, page } = await saved();
  await page.goto(`${base}/handbook/offline/${unit}`);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Ta bort kopian' }).click();
  await page.getByText('Kopian är borttagen.').waitFor();
  await expect(page.goto(`${base}/handbook/offline/${unit}`)).rejects.toThrow(/net::ERR_/);
  await context.close();

  const other = await saved();
  await other.page.evaluate(() => fetch('/sign-out', { method: 'POST' }));
  await other.page.goto(`${base}/sign-in`);
  expect(await kept(other.page)).toEqual([]);
  await other.context.close();
});

test('without script the page says so and leads to the PDF', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona: 'employee' }, maxRedirects: 0 });
  const page = await context.newPage();
  await page.goto(`${base}/handbook/offline?unit=${unit}`);
  expect(await page.getByText('det kräver skript').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Spara handboken' }).isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Gör en pärm' }).click();
  expect(page.url()).toContain('/handbook/binder');
  await context.close();
});
