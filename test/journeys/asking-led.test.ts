// Those who lead the asking: a routine decided, staff talks ticked, figures followed down and read by everyone.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser.ts';
import { faultsOf } from '#test/faults.ts';
import { openServed } from '#test/served.ts';
import { seedDemoOnce } from '../../src/seed.ts';

const { base, house } = await openServed();
let browser: Browser;
beforeAll(async () => {
  await seedDemoOnce(house);
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

async function at(persona: string | null, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'sv-SE', ...options });
  if (persona) await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
  const page = await context.newPage();
  await page.goto(`${base}${path}`);
  return page;
}
const words = async (page: Page) => (await page.textContent('main'))?.replace(/\s+/g, ' ') ?? '';
const isAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

test('what the coordinator decides, the worker sees at the next yes', async () => {
  const coordinator = await at('coordinator', '/screening/protocols');
  await coordinator
    .getByRole('row', { name: /Samtalsmottagningen/ })
    .getByRole('link')
    .first()
    .click();
  await coordinator
    .getByRole('button', { name: 'Skriv en ny version' })
    .or(coordinator.getByRole('link', { name: 'Skriv en ny version' }))
    .click();
  await coordinator.locator('[name="at_yes"]').fill('Ring Anna på jouren, och gå dit tillsammans.');
  await coordinator.locator('[name="decided_by"]').fill('Socialnämnden, § 12');
  await coordinator.locator('[name="decided_on"]').fill(today());
  await coordinator.locator('[name="valid_from"]').fill(today());
  await coordinator.locator('[name="valid_until"]').fill(`${Number(today().slice(0, 4)) + 2}-01-31`);
  await coordinator.getByRole('button', { name: 'Spara utkastet' }).click();
  await isAccessible(coordinator);
  await coordinator.getByText('Sätt i kraft').first().click();
  const sure = coordinator.getByRole('button', { name: /sätt i kraft/i });
  await sure.last().click();
  await coordinator.context().close();

  const counsellor = await at('counsellor', '/screening');
  await counsellor.getByRole('button', { name: 'Besök' }).click();
  await counsellor.getByRole('radio', { name: 'Ja', exact: true }).first().click();
  expect(await counsellor.locator('.answer-step:visible').textContent()).toContain('Ring Anna på jouren');
  await counsellor.context().close();
});

test('a head ticks her staff talks by keyboard; more asked than held is refused, and nothing is lost', async () => {
  const page = await at('manager', '/screening/talks');
  await page.locator('[name="held"]').focus();
  await page.keyboard.type('9');
  await page.keyboard.press('Tab');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await page.getByText('Det kan inte vara fler än de 9 som hölls.').first().waitFor();
  expect(await page.locator('[name="held"]').inputValue()).toBe('9');
  await page.locator('[name="asked"]').fill('8');
  await page.keyboard.press('Enter');
  await page
    .getByText(/8 av 9/)
    .first()
    .waitFor();
  await isAccessible(page);
  await page.context().close();
});

test('the coordinator follows a figure down to the unit it is made of; the region reads what is published', async () => {
  const page = await at('coordinator', '/screening/figures');
  expect(await words(page)).toMatch(/Målet är 95 %/);
  await page.getByRole('link', { name: 'Socialförvaltningen' }).first().click();
  await page.getByRole('link', { name: 'Vuxna' }).first().click();
  await page.getByRole('link', { name: 'Vuxenenheten' }).first().click();
  expect(await page.textContent('h1')).toContain('Vuxenenheten');
  await isAccessible(page);
  await page.context().close();

  const region = await at('regional-lead', '/screening/figures');
  expect(await words(region)).not.toContain('Arbetet');
  expect(await words(region)).toMatch(/Publicerat/);
  await region.context().close();

  const anyone = await at(null, '/open/screening', { viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  expect(await words(anyone)).toMatch(/Vid [\d\s]+ av [\d\s]+ frågetillfällen ställdes frågan/);
  expect(await anyone.context().cookies()).toEqual([]);
  expect(await anyone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await anyone.context().close();
  expect(await faultsOf(house)).toEqual([]);
});
