// The binder in a real browser: written, reviewed, decided, published, received, changed, and only the change received; and the way
// from a meeting's decision to the routine's paragraph and back.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
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

async function at(persona: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
  const page = await context.newPage();
  await page.goto(`${base}${path}`);
  return page;
}
const words = async (page: Page) => (await page.textContent('main'))?.replace(/\s+/g, ' ') ?? '';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();

async function write(page: Page, summary: string, text: string): Promise<void> {
  await follow(page, 'Skriv texten');
  await page.getByLabel('Vad den säger, i två meningar').fill(summary);
  await page.locator('.editor-text').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
  await press(page, 'Spara');
}

async function head(page: Page, changed = ''): Promise<void> {
  await follow(page, 'Fyll i uppgifterna');
  await page.getByLabel('Ägare').fill('Socialchef');
  await page.getByLabel('Den som reviderar').fill('Samordnare');
  await page.getByLabel('Den som följer upp').fill('Enhetschef');
  if (changed) await page.getByLabel('Vad har ändrats?').fill(changed);
  await press(page, 'Spara');
}

/** From a whole draft to in force: the case worker reads it with other eyes, the coordinator enters the decision. */
async function publish(page: Page, title: string): Promise<void> {
  await page.getByLabel('Be någon granska').fill('Amina Warsame');
  await press(page, 'Sök');
  await press(page, 'Be om granskning');
  await press(page, 'Skicka till granskning');
  const eyes = await at('caseworker', '/handbook/writing');
  await follow(eyes, title);
  await eyes.getByRole('radio', { name: /^Godkänn/ }).check();
  await press(eyes, 'Svara');
  expect(await words(eyes)).toContain('Tack. Ditt svar är skickat.');
  await eyes.context().close();
  await page.reload();
  await page.getByLabel('Beslutad av').fill('Socialnämnden');
  await page.getByLabel('Dag för beslutet').fill('2026-01-15');
  await press(page, 'För in beslutet');
  expect(await words(page)).toContain('Rutinen är publicerad och gäller från nu.');
}

test('a routine is written, reviewed, decided, published and received; then changed, and only the change is received', {
  timeout: 180_000,
}, async () => {
  const title = 'Tolk vid samtal om våld';
  const page = await at('coordinator', '/handbook');
  await follow(page, 'Hela handboken');
  await follow(page, 'Ny rutin');
  await page.getByLabel('Vad heter rutinen?').fill(title);
  await page.getByLabel('Kapitel').selectOption({ index: 1 });
  await page.getByLabel('Nummer', { exact: true }).fill('1.9');
  await press(page, 'Börja skriva');
  await write(page, 'Tolken är aldrig en anhörig.', 'Boka en tolk som personen inte känner.');
  await head(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await publish(page, title);

  await follow(page, 'Vilka ska läsa');
  await page.getByLabel('Enhet eller förvaltning').selectOption({ label: 'Vuxenenheten' });
  await press(page, 'Lägg till');
  const reader = await at('caseworker', '/handbook/reading');
  await follow(reader, new RegExp(title));
  expect(await words(reader)).toContain('Boka en tolk som personen inte känner.');
  await press(reader, 'Kvittera');
  expect(await words(reader)).toContain('Du har läst version 1');

  await page.goto(`${base}/handbook/search?q=tolken`);
  await follow(page, new RegExp(title));
  await press(page, 'Skriv en ny version');
  await write(page, 'Tolken är aldrig en anhörig.', ' Ring tolkförmedlingen på telefon i första hand.');
  await head(page, 'Telefontolk i första hand.');
  await follow(page, 'Frågor till läsarna');
  for (const n of [1, 2]) {
    await page.locator(`[name=question${n}]`).fill(`Vad gäller i första hand, fråga ${n}?`);
    await page.locator(`[name=option${n}_1]`).fill('Tolk på plats');
    await page.locator(`[name=option${n}_2]`).fill('Tolk på telefon');
    await page.locator(`[name=right${n}]`).selectOption('2');
    await page.locator(`[name=explanation${n}]`).fill('På telefon känner ingen igen rösten.');
  }
  await press(page, 'Spara frågorna');
  await follow(page, 'Till versionen');
  await publish(page, title);

  await reader.goto(`${base}/handbook/reading`);
  await follow(reader, new RegExp(title));
  expect(await words(reader)).toContain('Här är bara det som har ändrats till version 2.');
  expect(await reader.locator('.difference-words ins').first().textContent()).toContain('Ring tolkförmedlingen');
  const answer = async (first: string, second: string) => {
    await reader
      .locator('[name=answer1]')
      .nth(first === 'rätt' ? 1 : 0)
      .check();
    await reader
      .locator('[name=answer2]')
      .nth(second === 'rätt' ? 1 : 0)
      .check();
    await press(reader, 'Kvittera');
  };
  await answer('fel', 'rätt');
  expect(await words(reader)).toContain('På telefon känner ingen igen rösten.');
  await answer('rätt', 'rätt');
  expect(await words(reader)).toContain('Du har läst version 2');
});

test('a decision at a meeting becomes what stands in the binder, and the paragraph leads back to the meeting', {
  timeout: 120_000,
}, async () => {
  const page = await at('coordinator', '/networks');
  await follow(page, 'VIN-handläggare');
  await follow(page, 'Alla möten');
  await follow(page, 'Tidigare');
  await page.locator('main a[href^="/networks/meetings/"]').first().click();
  await page.locator('summary', { hasText: 'Skriv ett beslut' }).click();
  await page.getByLabel('Vad beslutades?').fill('Den som frågar säger först varför alla får frågan.');
  await press(page, 'Spara beslutet');
  await follow(page, 'Beslut 1');
  await page.locator('summary', { hasText: 'Föreslå en ändring i en rutin' }).click();
  await page.getByLabel('Rutin', { exact: true }).selectOption({ label: '1.1 Fråga vid första besöket' });
  await page.getByLabel('Så här kan det stå').fill('Berätta först varför alla får frågan.');
  await press(page, 'Föreslå');
  expect(await words(page)).toContain('väntar på besked');
  const decision = page.url();

  await page.goto(`${base}/handbook/writing`);
  await follow(page, '1.1 Fråga vid första besöket');
  await page.getByLabel('Rubriken eller steget som kommer att säga det').selectOption({ label: 'Hur vi frågar' });
  await press(page, 'Ta in i utkastet');
  expect(await words(page)).toContain('Berätta först varför alla får frågan.');
  await page.locator('.editor-text').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Berätta först varför alla får frågan.');
  await press(page, 'Spara');
  await follow(page, 'Fyll i uppgifterna');
  await page.getByLabel('Vad har ändrats?').fill('Ordningen i samtalet.');
  await page.getByLabel(/Bara språkliga rättelser/).check();
  await press(page, 'Spara');
  await publish(page, 'Fråga vid första besöket');

  expect(await words(page)).toContain('Avsnittet Hur vi frågar kom i version 2 efter VIN-handläggare');
  await page.locator('.came-from a').click();
  await follow(page, /^VIN-handläggare 20/);
  expect(page.url()).toBe(decision);
  expect(await words(page)).toContain('infört i version 2 under Hur vi frågar');
});
