import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser.ts';
import { openServed } from '#test/served.ts';
import { seedDemoOnce } from '../../src/seed.ts';

const { base, house } = await openServed();
let browser: Browser;
beforeAll(async () => {
  await seedDemoOnce(house);
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

const COURSE = 'Barnkonferensen'; // seats left, and nobody's approval needed

const SIGN_UP = /^(Anmäl mig|Boka|Ta )/;

async function at(persona: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
  return context.newPage();
}

/** Presses Tab until the wanted link or button has the focus; fails when it cannot be reached by keyboard. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const outlined = element
        ? getComputedStyle(element).outlineStyle !== 'none' || getComputedStyle(element).boxShadow !== 'none'
        : false;
      return { text: element?.textContent?.trim() ?? '', outlined };
    });
    if (name.test(focused.text) && focused.text.length < 120) {
      expect(focused.outlined, `the focus on "${focused.text}" shows`).toBe(true);
      return;
    }
  }
  throw new Error(`nothing called ${name} can be reached with Tab on ${page.url()}`);
}

const standsThere = async (page: Page, words: RegExp) =>
  expect((await page.textContent('main'))?.replace(/\s+/g, ' ')).toMatch(words);

test('someone at the office signs up on a phone without scripts, and the same form sent again changes nothing', async () => {
  const page = await at('log-reviewer', { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.goto(`${base}/training?q=${COURSE}`);
  await page.locator('main a[href^="/training/occasions/"]').first().click();
  const occasion = page.url();
  await page.getByRole('button', { name: SIGN_UP }).click();
  await standsThere(page, /plats/i);
  const again = await page
    .context()
    .request.post(`${occasion}/sign-up`, { headers: { 'sec-fetch-site': 'same-origin' }, form: {} });
  expect(again.status()).toBe(200);
  await page.goto(`${base}/training/mine`);
  expect(
    await page
      .locator('main')
      .getByRole('link', { name: new RegExp(COURSE) })
      .count(),
  ).toBe(1);
  await page.context().close();
});

test('a caseworker signs up by keyboard alone', async () => {
  const page = await at('caseworker');
  await page.goto(`${base}/training?q=${COURSE}`);
  await tabTo(page, /v\. \d+$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/training\/occasions\//);
  await tabTo(page, SIGN_UP);
  await page.keyboard.press('Enter');
  await page.waitForLoadState('load');
  await standsThere(page, /plats/i);
  await page.context().close();
});

test('at 400 per cent zoom the occasion reads without sideways scrolling', async () => {
  // 1280 pixels enlarged four times leave 320.
  const page = await at('shelter-staff', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  await page.goto(`${base}/training`);
  await page.locator('main a[href^="/training/occasions/"]').first().click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.context().close();
});

test('an offered seat is accepted from the first page, in English', async () => {
  const page = await at('employee');
  await page.goto(base);
  await page
    .getByRole('button', { name: /Alva|Konto/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.goto(base);
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await page
    .locator('main')
    .getByRole('link', { name: /Answer/ })
    .click();
  await page
    .getByRole('button', { name: /Accept|Yes|Take/ })
    .first()
    .click();
  await standsThere(page, /seat/i);
  await page.context().close();
});
