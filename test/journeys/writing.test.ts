// The desk in a real browser: the editor, the quiet saving, a broken line, a closed window, two writers at once.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser.ts';
import { asOwner } from '#test/database.ts';
import { openServed } from '#test/served.ts';
import { fromWord } from '../../src/client/editor/paste/fixtures.ts';
import { writeRoutine } from '../../src/modules/handbook/fixtures/published.ts';
import { seedDemoOnce } from '../../src/seed.ts';

const { base, house, ownerUrl } = await openServed();
const owner = <T>(sql: string, values: unknown[] = []) =>
  asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);
let browser: Browser;
let town: string;
beforeAll(async () => {
  await seedDemoOnce(house);
  const [ekhaga] = await owner<{ id: string }>(`select id from organisation.organisation where name = 'Ekhaga kommun'`);
  town = ekhaga!.id;
  await owner(
    `insert into access.role_grant (person_id, role, organisation_id, valid_from)
     select person_id, 'coordinator', $1, '2020-01-01' from platform.demo_persona where persona = 'caseworker'`,
    [town],
  );
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

const text = '## Syfte\n\nAlla vet vad de gör.\n\n*   en punkt\n*   en till\n\n## Efteråt\n\nSkriv ner det.';

async function draft(body = text) {
  const { version } = await writeRoutine({ owner }, { municipality: town, draft: true, body });
  const at = `${base}/handbook/versions/${version}/edit`;
  const saved = async () => {
    const [row] = await owner<{ body: string; revision: number }>('select body, revision from handbook.version where id = $1', [
      version,
    ]);
    return row!;
  };
  return { at, saved, version };
}

async function writer(persona = 'coordinator'): Promise<BrowserContext & { wrong: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
  const wrong: string[] = [];
  context.on('console', (message) => /content security policy/i.test(message.text()) && wrong.push(message.text()));
  context.on('weberror', (error) => wrong.push(String(error.error())));
  return Object.assign(context, { wrong });
}

async function open(context: BrowserContext, at: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(at);
  await page.locator('.editor-text').waitFor();
  return page;
}
const saysSaved = (page: Page) => page.locator('.autosave', { hasText: /^Sparat \d\d\.\d\d$/ }).waitFor({ timeout: 15_000 });
const says = (page: Page, words: string) => page.locator('.autosave', { hasText: words }).waitFor({ timeout: 15_000 });
const end = (page: Page) => page.locator('.editor-text').press('Control+End');

test('one writes with the tools and by keyboard, it saves itself, and what nobody touched stands as it stood', {
  timeout: 60_000,
}, async () => {
  const { at, saved } = await draft();
  const context = await writer();
  const page = await open(context, at);
  await end(page);
  await page.keyboard.type(' Samma dag.');
  await saysSaved(page);
  expect((await saved()).body).toBe(`${text} Samma dag.`);

  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Underrubrik');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Barn');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Laghänvisning' }).click();
  expect(await page.getByLabel('Lagens nummer i SFS').isVisible()).toBe(false);
  await page.getByLabel('Lag', { exact: true }).selectOption('Annan lag');
  expect(await page.getByLabel('Lagens nummer i SFS').isVisible()).toBe(true);
  await page.getByLabel('Lag', { exact: true }).selectOption('Socialtjänstlagen (2025:400)');
  await page.getByLabel('Kapitel').fill('14');
  await page.getByLabel('Paragraf').fill('3 a');
  await page.keyboard.press('Enter');
  await page.locator('.editor-ask').waitFor({ state: 'detached' });
  await saysSaved(page);
  await expect
    .poll(async () => (await saved()).body, { timeout: 15_000 })
    .toBe(`${text} Samma dag.\n\n### Barn\n\n[14 kap. 3 a § 2025:400](lag:2025:400#K14P3a)`);

  // Tab leaves the text, also from within a list.
  await page.locator('.editor-text li').first().click();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.editor-text'))).toBeNull();
  expect(context.wrong).toEqual([]);
  await context.close();
});

test('a picture is put in with words that say what it shows, and not without', { timeout: 60_000 }, async () => {
  const { at, saved } = await draft('Text.');
  const context = await writer();
  const page = await open(context, at);
  await end(page);
  await page.getByRole('button', { name: 'Infoga bild' }).click();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await page.getByLabel('Bild (PNG').setInputFiles({ name: 'trappan.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: 'Infoga', exact: true }).click();
  await page.getByText('Skriv vad bilden visar. Utan den texten').waitFor();
  await page.locator('.editor-ask').getByLabel('Vad bilden visar').fill('Trappan i fyra steg');
  await page.getByRole('button', { name: 'Infoga', exact: true }).click();
  await saysSaved(page);
  expect((await saved()).body).toMatch(/^Text\.!\[Trappan i fyra steg\]\(bild:[0-9a-f-]{36}\)$/);
  expect(
    await page
      .locator('.editor-text img[data-picture]')
      .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBe(1);
  await context.close();
});

test('what is pasted from Word comes as headings, lists and a table, and its pictures are told of', {
  timeout: 60_000,
}, async () => {
  const { at, saved } = await draft('');
  const context = await writer();
  const page = await open(context, at);
  await page.locator('.editor-text').click();
  await page.locator('.editor-text').evaluate((area, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, fromWord);
  await page.getByText('Bilderna i det du klistrade in följde inte med').waitFor();
  await saysSaved(page);
  expect((await saved()).body).toBe(
    '## Rutin vid misstänkt våld\n\nGäller enligt 14 kap. 3 § SoL.\n\n### När du märker något\n\n' +
      '- Lyssna utan att avbryta\n- Fråga om barn finns\n  - Hur gamla är de?\n\n1. Ring **socialjouren**\n2. Skriv ner det\n\n' +
      '| Vem | När |\n| --- | --- |\n| Handläggaren | Samma dag; senast kl. 16 |\n| Båda |  |',
  );
  expect(context.wrong).toEqual([]);
  await context.close();
});

test('a broken line and a closed window lose nothing: the words are offered back, and saved', { timeout: 90_000 }, async () => {
  const { at, saved } = await draft('Text.');
  const context = await writer();
  const page = await open(context, at);
  await context.setOffline(true);
  await end(page);
  await page.keyboard.type(' Skrivet utan linje.');
  await says(page, 'linjen är bruten');
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  expect((await saved()).body).toBe('Text.');

  const again = await open(context, at);
  await again.getByText('Du har text som inte är sparad').waitFor();
  await again.getByText('Jämför med det som är sparat').click();
  expect(await again.locator('.left-words').textContent()).toContain('Text. Skrivet utan linje.');
  expect((await new AxeBuilder({ page: again }).analyze()).violations).toEqual([]);
  await again.getByRole('button', { name: 'Ta in den i fälten' }).click();
  await saysSaved(again);
  expect((await saved()).body).toBe('Text. Skrivet utan linje.');
  await again.reload();
  await again.locator('.editor-text').waitFor();
  expect(await again.getByText('Du har text som inte är sparad').count()).toBe(0);
  await context.close();
});

test('an answer lost on its way, or late when she saves herself, makes one writer no two', { timeout: 90_000 }, async () => {
  const { at, saved } = await draft('Text.');
  const context = await writer();
  const page = await open(context, at);
  const savedIs = (body: string) => expect.poll(async () => (await saved()).body, { timeout: 20_000 }).toBe(body);
  await page.route(at, (route) => route.fetch().then(() => route.abort('connectionreset')), { times: 1 });
  await end(page);
  await page.keyboard.type(' Ett.');
  await says(page, 'linjen är bruten');
  expect((await saved()).body).toBe('Text. Ett.');
  await page.keyboard.type(' Två.');
  await savedIs('Text. Ett. Två.');
  await saysSaved(page);

  const { promise: pressed, resolve: answer } = Promise.withResolvers<void>();
  await page.route(
    at,
    async (route) => {
      const response = await route.fetch();
      await pressed;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.keyboard.type(' Tre.');
  await savedIs('Text. Ett. Två. Tre.');
  await page.keyboard.type(' Fyra.');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  answer();
  await page.waitForURL(/versions\/[0-9a-f-]{36}$/);
  expect((await saved()).body).toBe('Text. Ett. Två. Tre. Fyra.');
  expect(context.wrong).toEqual([]);
  await context.close();
});

test('a session that ended loses nothing either: signed in again, the desk saves', { timeout: 60_000 }, async () => {
  const { at, saved } = await draft('Text.');
  const context = await writer();
  const page = await open(context, at);
  await context.clearCookies();
  await end(page);
  await page.keyboard.type(' Ett.');
  await says(page, 'du är utloggad');
  await context.request.post(`${base}/demo/sign-in`, { form: { persona: 'coordinator' }, maxRedirects: 0 });
  await page.keyboard.type(' Två.');
  await saysSaved(page);
  expect((await saved()).body).toBe('Text. Ett. Två.');
  await context.close();
});

test('a session that ended takes no typed words with it: back on the same page they are offered, until they are saved', {
  timeout: 60_000,
}, async () => {
  const { at, version } = await draft('Text.');
  const head = at.replace(/edit$/, 'head');
  const context = await writer();
  const page = await context.newPage();
  const signIn = async (persona: string) => {
    await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
    await page.goto(`${base}${new URL(page.url()).searchParams.get('next')}`);
  };
  const send = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL(/sign-in\?next=/);
  };
  const offered = page.getByText('Det du skrev innan du loggades ut');
  await page.goto(head);
  await page.getByLabel('Ersätter').fill('Riktlinjen från 2019');
  await context.clearCookies();
  await send('Spara');
  // Another in the same tab is not shown them.
  await signIn('caseworker');
  expect([page.url(), await offered.count()]).toEqual([head, 0]);
  await context.request.post(`${base}/demo/sign-in`, { form: { persona: 'coordinator' }, maxRedirects: 0 });
  await page.goto(head);
  await offered.waitFor();
  await page.getByText('Se vad du skrev').click();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Fyll i igen' }).click();
  expect(await page.getByLabel('Ersätter').inputValue()).toBe('Riktlinjen från 2019');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.waitForURL(/versions\/[0-9a-f-]{36}$/);
  await page.goto(head);
  expect(await offered.count()).toBe(0);
  expect(await owner('select replaces from handbook.version where id = $1', [version])).toEqual([
    { replaces: 'Riktlinjen från 2019' },
  ]);

  // A new step, with the editor on its text; thrown away it is not offered again.
  await page.goto(at.replace(/edit$/, 'steps/new'));
  await page.locator('[name=title]').fill('Ring först');
  await page.locator('.editor-text').first().click();
  await page.keyboard.type('Ring socialjouren.');
  await context.clearCookies();
  await send('Spara steget');
  await signIn('coordinator');
  await page.getByRole('button', { name: 'Fyll i igen' }).click();
  expect(await page.locator('[name=title]').inputValue()).toBe('Ring först');
  expect(await page.locator('.editor-text').first().textContent()).toBe('Ring socialjouren.');
  await page.reload();
  await page.getByRole('button', { name: 'Ta bort', exact: true }).click();
  await page.reload();
  await page.locator('.editor-text').first().waitFor();
  expect(await offered.count()).toBe(0);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(context.wrong).toEqual([]);
  await context.close();
});

test('two writers at once: the second is told, nothing is overwritten, and she chooses', { timeout: 90_000 }, async () => {
  const { at, saved } = await draft();
  const [one, other] = [await writer(), await writer('caseworker')];
  const [anna, berit] = [await open(one, at), await open(other, at)];
  await end(berit);
  await berit.keyboard.type(' Berits ord.');
  await saysSaved(berit);
  await end(anna);
  await anna.keyboard.type(' Annas ord.');
  await says(anna, 'skriver också här');
  expect((await saved()).body).toBe(`${text} Berits ord.`);
  await anna.getByRole('button', { name: 'Spara', exact: true }).click();
  await anna.getByText('har skrivit på samma ställe').waitFor();
  expect(await anna.locator('.touching').textContent()).toContain('Skriv ner det. Berits ord.');
  expect((await new AxeBuilder({ page: anna }).analyze()).violations).toEqual([]);
  await end(anna);
  await anna.keyboard.type(' Och Berits.');
  await anna.getByRole('button', { name: 'Spara', exact: true }).click();
  await anna.waitForURL(/versions\/[0-9a-f-]{36}$/);
  expect((await saved()).body).toBe(`${text} Annas ord. Och Berits.`);
  expect(await anna.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('samfrid.words')))).toEqual([]);
  await one.close();
  await other.close();
});
