import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

async function at(persona: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
  const page = await context.newPage();
  await page.goto(`${base}/screening`);
  return page;
}
const words = async (page: Page) => (await page.textContent('main'))?.replace(/\s+/g, ' ') ?? '';
const counted = async (): Promise<number> => {
  const { n } = await house.worker.db
    .selectFrom('screening.month_count')
    .select(({ fn }) => fn.sum<number>('visits').as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

test('a key pressed outside the question does nothing', async () => {
  const page = await at('counsellor');
  await page.getByRole('button', { name: 'Besök' }).click();
  await page.getByRole('heading', { level: 1 }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('2');
  expect(await page.locator('[name="outcome"]:checked').count()).toBe(0);
  await page.getByText('Öppnat av misstag').click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await page.context().close();
});

describe('the ordinary case', () => {
  test('takes three clicks', async () => {
    const before = await counted();
    const page = await at('counsellor');
    await page.getByRole('button', { name: 'Besök' }).click();
    await page.getByRole('radio', { name: 'Nej', exact: true }).first().click();
    await page.getByRole('button', { name: 'Avsluta' }).click();
    await page.waitForURL(`${base}/screening`);
    expect(await words(page)).toContain('Frågetillfället är avslutat.');
    expect(await counted()).toBe(before + 1);
    await page.context().close();
  });

  test('takes three keys', async () => {
    const before = await counted();
    const page = await at('counsellor');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/screening\/visits\//);
    expect(await page.title()).not.toMatch(/Samtalsmottagningen/);
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/screening`);
    expect(await counted()).toBe(before + 1);
    await page.context().close();
  });

  test('takes neither script, mouse nor a wide screen', async () => {
    const before = await counted();
    const page = await at('counsellor', { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Telefonsamtal' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Nej', exact: true }).first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Avsluta' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/screening`);
    expect(await words(page)).toContain('Frågetillfället är avslutat.');
    expect(await counted()).toBe(before + 1);
    await page.context().close();
  });
});

test('a yes asks about children and support, and shows what one does next; nothing else is in the way', async () => {
  const page = await at('caseworker');
  await page.getByRole('button', { name: 'Besök' }).click();
  expect(await page.getByText('Varför gick det inte att fråga?').isVisible()).toBe(false);
  await page.getByRole('radio', { name: 'Ja', exact: true }).first().click();
  expect(await page.getByText('Finns det barn i hushållet?').isVisible()).toBe(true);
  expect(await page.getByText('Tackade personen ja till stödet?').isVisible()).toBe(false);
  expect(await page.locator('.answer-yes .answer-step').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await page.getByText('Säg om det finns barn i hushållet.').first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.locator('[name="children"][value="yes"]').click();
  await page.locator('[name="offered"][value="yes"]').click();
  await page.locator('[name="accepted"][value="no"]').click();
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await page.waitForURL(`${base}/screening`);
  expect(await words(page)).toContain('Frågetillfället är avslutat.');
  await page.context().close();
});

test('on a broken line the form waits with all that was filled in, and is sent once when the line is back', async () => {
  const before = await counted();
  const page = await at('caseworker');
  await page.getByRole('button', { name: 'Telefonsamtal' }).click();
  await page.getByRole('radio', { name: 'Jag frågade inte' }).click();
  await page.getByRole('radio', { name: 'Barn närvarande' }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await page.getByText('Ingen kontakt med Samfrid.').waitFor();
  await page.getByRole('button', { name: 'Avsluta' }).click();
  expect(await page.getByRole('radio', { name: 'Barn närvarande' }).isChecked()).toBe(true);
  expect(await counted()).toBe(before);
  await page.context().setOffline(false);
  await page.waitForURL(`${base}/screening`, { timeout: 20_000 });
  expect(await words(page)).toContain('Frågetillfället är avslutat.');
  expect(await counted()).toBe(before + 1);
  await page.context().close();
});

test('whom to ask again: asked from the list, found by the code, not late any longer', async () => {
  const page = await at('caseworker');
  await page.getByRole('link', { name: 'Återfråga' }).click();
  const row = page.locator('tbody tr').first();
  const code = (await row.locator('th').textContent())!.trim();
  await row.getByRole('button', { name: 'Fråga nu' }).click();
  expect(await words(page)).toContain(code);
  await page.getByRole('radio', { name: 'Ville inte svara' }).click();
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await page.waitForURL(`${base}/screening`);
  await page.goto(`${base}/screening/re-asks?code=${code}&show=now`);
  // Whoever has a number is asked again in six months, whatever she answered.
  expect(await words(page)).not.toMatch(/dag(ar)? sen/);
  expect(await faultsOf(house)).toEqual([]);
  await page.context().close();
});
