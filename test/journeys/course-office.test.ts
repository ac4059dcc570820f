import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '#platform/i18n/dates.ts';
import { launchBrowser } from '#test/browser.ts';
import { asOwner } from '#test/database.ts';
import { openServed } from '#test/served.ts';
import { seedDemoOnce } from '../../src/seed.ts';

const { base, house, ownerUrl } = await openServed();
let browser: Browser;
beforeAll(async () => {
  await seedDemoOnce(house);
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

async function at(persona: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
  return context.newPage();
}
const words = async (page: Page) => (await page.textContent('main'))?.replace(/\s+/g, ' ') ?? '';
const day = (days: number) => localDate(new Date(Date.now() + days * 86_400_000));
const elderlyCare = async (page: Page) => {
  await page.goto(`${base}/training/coverage`);
  return Number(/Av 612 i målgruppen Äldreomsorgen har (\d+) en giltig kurs – 7\d/.exec(await words(page))?.[1]);
};

test('a course planner takes a course from planning to certificate, and the coverage figure follows', {
  timeout: 120_000,
}, async () => {
  const planner = await at('course-planner');
  const before = await elderlyCare(planner);
  expect(before).toBe(431);

  // Plans one more round of the basic course, with one sitting tomorrow.
  await planner.goto(`${base}/training?q=Se+v%C3%A5ldet`);
  await planner.locator('main').getByRole('link', { name: 'Se våldet – grund' }).click();
  await planner.locator('main a[href*="/training/occasions/new"]').first().click();
  await planner.fill('[name=label]', 'Extra omgång');
  await planner.fill('[name=part1_day]', day(1));
  await planner.fill('[name=part1_start]', '09:00');
  await planner.fill('[name=part1_end]', '12:00');
  await planner.fill('[name=place]', 'Kommunhuset, Eken');
  await planner.fill('[name=seats]', '12');
  await planner.locator('button[type=submit]').last().click();
  await planner.waitForURL(/\/training\/occasions\/[0-9a-f-]{36}/);
  const occasion = planner.url().split('?')[0]!;
  await planner
    .getByRole('button', { name: /Publicera/ })
    .first()
    .click();
  const confirm = planner.getByRole('button', { name: /^Ja/ });
  if (await confirm.count()) await confirm.first().click();
  await planner.waitForLoadState('load');

  // An employee who has waited signs up and has a seat at once.
  const employee = await at('employee');
  await employee.goto(occasion);
  await employee.getByRole('button', { name: /^(Anmäl mig|Boka|Ta )/ }).click();
  expect(await words(employee)).toMatch(/plats/i);

  // Tomorrow comes.
  await asOwner(ownerUrl, (client) =>
    client.query(
      `update training.part set starts_at = now() - interval '4 hours', ends_at = now() - interval '1 hour' where occasion_id = $1`,
      [occasion.split('/').at(-1)],
    ),
  );
  await planner.goto(`${occasion}/attendance`);
  await planner.getByRole('button', { name: /alla/i }).first().click();
  await planner.waitForLoadState('load');
  await house.jobs.runWaiting();

  // She has a certificate, as a file and as a code that anyone may check.
  await employee.goto(`${base}/training/certificates`);
  expect(await words(employee)).toContain('Se våldet – grund');
  const file = await employee.locator('main a[href$="/pdf"]').first().getAttribute('href');
  const pdf = await employee.context().request.get(base + file);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const [code] = await asOwner(ownerUrl, async (client) =>
    (
      await client.query<{ code: string }>('select code from training.completion where occasion_id = $1', [
        occasion.split('/').at(-1),
      ])
    ).rows.map((row) => row.code),
  );
  const anyone = await browser.newPage();
  await anyone.goto(`${base}/certificate/${code}`);
  expect(await words(anyone)).toMatch(/Alva Lindqvist.*Se våldet – grund/);
  expect(await anyone.title()).toBe('Samfrid');

  expect(await elderlyCare(planner)).toBe(before + 1);
});
