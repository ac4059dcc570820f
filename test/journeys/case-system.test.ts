// A case system in a browser: our question page within its own, closed there only after our receipt.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser.ts';
import { asOwner } from '#test/database.ts';
import { openServed } from '#test/served.ts';
import { makeKeyFor } from '../../src/modules/screening/case-systems/keeping/case-system-key.command.ts';
import { openCaseSystem } from '../../src/modules/screening/case-systems/simulator/case-system.ts';
import { serveCaseSystem } from '../../src/modules/screening/case-systems/simulator/serve.ts';

const { base, house, ownerUrl } = await openServed();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-case-system-'));
let browser: Browser;
let simulated: { address: string; stop(): Promise<unknown> };
let down = false;

const owner = <T>(sql: string, values: unknown[] = []) =>
  asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);
const counted = async () =>
  (await owner<{ n: number }>('select coalesce(sum(visits), 0)::int as n from screening.month_count'))[0]!.n;

beforeAll(async () => {
  browser = await launchBrowser();
  await owner(`insert into organisation.organisation (kind, name, code) values ('municipality', 'Ekhaga kommun', '9901')`);
  await owner(`insert into organisation.organisation (kind, name, code, parent_id)
    select 'unit', 'Vuxenenheten', 'VUX', id from organisation.organisation where code = '9901'`);
  const wish = { code: '9901', label: 'Simulator', days: 1 };
  const made = await makeKeyFor(house.worker.db, house.config, { ...wish, origin: null });
  if ('trouble' in made) throw new Error(made.trouble);
  const system = openCaseSystem({
    ...{ samfrid: base, key: made.secret, queueFile: path.join(folder, 'queue.jsonl') },
    ask: (url, init) => (down ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init)),
  });
  simulated = await serveCaseSystem(system, 'VUX', 0);
  await owner('update screening.case_system set origins = $1', [[simulated.address]]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await simulated?.stop();
});

async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(simulated.address);
  await page.getByRole('button', { name: 'Nytt besök' }).click();
  return page;
}
const state = (page: Page) => page.locator('#state').textContent();

test('the visit is not closed before the receipt; the question is asked within it, without a cookie, and then it is', async () => {
  const before = await counted();
  const page = await visit();
  const at = page.url();
  await page.getByRole('button', { name: 'Avsluta besöket' }).click();
  expect(await page.textContent('main')).toContain('Samfrid har inte kvitterat');
  await page.goto(at);
  await page.getByRole('button', { name: 'Ställ frågan' }).click();
  const asked = page.frameLocator('iframe');
  await asked.getByRole('radio', { name: 'Nej', exact: true }).first().check();
  await asked.getByRole('button', { name: 'Avsluta' }).click();
  await page.locator('#state.yes').waitFor();
  expect(await state(page)).toMatch(/Kvitterat av Samfrid. Kod \w{4}-\w{4}/);
  await page.getByRole('button', { name: 'Avsluta besöket' }).click();
  expect(await page.locator('#said').textContent()).toBe('Besöket är avslutat.');
  expect(await page.context().cookies()).toEqual([]);
  expect(await counted()).toBe(before + 1);
  await page.context().close();
});

test('by the keyboard alone, within the frame', async () => {
  const before = await counted();
  const page = await visit();
  await page.getByRole('button', { name: 'Ställ frågan' }).click();
  // Keys choose only while the focus is in the question (WCAG 2.1.4): Tab leads there.
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).click();
  const inQuestion = page.frameLocator('iframe').locator('[name="outcome"]:focus');
  for (let i = 0; i < 20 && (await inQuestion.count()) === 0; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await page.locator('#state.yes').waitFor();
  expect(await counted()).toBe(before + 1);
  await page.context().close();
});

test('without script the link leads back, and the server fetches the receipt by itself', async () => {
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await page.getByRole('button', { name: 'Ställ frågan' }).click();
  const asked = page.frameLocator('iframe');
  await asked.getByRole('radio', { name: 'Ville inte svara' }).check();
  await asked.getByRole('button', { name: 'Avsluta' }).click();
  await asked.getByRole('link', { name: 'Tillbaka till ärendet' }).click();
  await page.locator('#state.yes').waitFor();
  await page.context().close();
});

test('the question page has no faults that axe sees, light or dark, wide or narrow, and nothing sticks out', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await visit({ colorScheme, viewport: { width: 360, height: 900 } });
    await page.getByRole('button', { name: 'Ställ frågan' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('radio', { name: 'Ja', exact: true }).first().check();
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'main']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const out = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(out).toBeLessThanOrEqual(0);
    await page.context().close();
  }
});

test('another site cannot frame it', async () => {
  const page = await visit();
  await page.getByRole('button', { name: 'Ställ frågan' }).click();
  const address = await page.frameLocator('iframe').locator('form.form').getAttribute('action');
  const elsewhere = await page.context().newPage();
  await elsewhere.route('http://evil.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${base}${address}"></iframe>` }),
  );
  await elsewhere.goto('http://evil.example/');
  await elsewhere.waitForTimeout(500);
  const inside = elsewhere.frames().find((one) => one !== elsewhere.mainFrame());
  expect(await inside?.content().catch(() => '')).not.toContain('Vad svarade personen');
  await page.context().close();
});

test('while Samfrid is away the answer waits with the case system, and is sent afterwards', async () => {
  const before = await counted();
  const page = await visit();
  const at = page.url();
  down = true;
  await page.getByRole('button', { name: 'Skicka svaret härifrån' }).click();
  expect(await page.locator('#said').textContent()).toContain('väntar i kön');
  await page.goto(at);
  await page.getByRole('button', { name: 'Avsluta besöket' }).click();
  expect(await page.textContent('main')).toContain('inte kvitterat');
  down = false;
  await page.goto(simulated.address);
  await page.getByRole('button', { name: 'Skicka det som väntar' }).click();
  await page.getByText('0 kvittenser väntar').waitFor();
  await page.goto(at);
  expect(await state(page)).toContain('Kvitterat av Samfrid');
  expect(await counted()).toBe(before + 1);
  await page.context().close();
});
