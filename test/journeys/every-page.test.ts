import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
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

const PERSONAS = [
  '',
  'employee',
  'manager',
  'caseworker',
  'counsellor',
  'course-planner',
  'trainer',
  'coordinator',
  'regional-lead',
  'log-reviewer',
  'admin',
  'external-partner',
  'neighbour-coordinator',
];
const MOST_PAGES = 100;

/** Pages already judged by axe, by pattern: the same page with other rows is not judged again. */
const judged = new Set<string>();
const patternOf = (path: string) =>
  path
    .split('?')[0]!
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/[A-Z0-9]{4}(-[A-Z0-9]{4}){2}/g, ':code');

test.each(PERSONAS)(
  'every page that %s reaches is whole, accessible, and fits a phone',
  { timeout: 900_000 },
  async (persona) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 720 } });
    if (persona) await context.request.post(`${base}/demo/sign-in`, { form: { persona }, maxRedirects: 0 });
    const faults = await walk(context);
    await context.close();
    expect(faults).toEqual([]);
  },
);

async function walk(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  const page = await context.newPage();
  let path = '/';
  page.on('console', (message) => message.type() === 'error' && faults.push(`${path}: console says ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`));
  const seen = new Set<string>();
  const waiting = ['/', '/gallery', '/calendar', '/certificate', '/api'];
  while (waiting.length > 0 && seen.size < MOST_PAGES) {
    path = waiting.shift()!;
    const pattern = patternOf(path);
    if (seen.has(pattern)) continue;
    seen.add(pattern);
    const answer = await page.goto(base + path).catch((error: Error) => {
      if (error.message.includes('Download is starting')) return 'a file' as const;
      throw error;
    });
    if (answer === 'a file') continue;
    if (answer?.status() !== 200) faults.push(`${path}: ${answer?.status()}`);
    faults.push(...(await judge(page, path, pattern)));
    if (path === '/gallery') continue; // its links lead nowhere: they show how links look
    for (const link of await page.$$eval('main a[href^="/"], nav a[href^="/"], footer a[href^="/"]', (all) =>
      all.map((a) => a.getAttribute('href')!),
    )) {
      if (!/\.(pdf|ics|xlsx|csv|json|svg|txt)\b|format=|[?&]print|#/.test(link) && !/\/pdf(\?|$)/.test(link)) waiting.push(link);
    }
  }
  return faults;
}

async function judge(page: Page, path: string, pattern: string): Promise<string[]> {
  if (judged.has(pattern)) return [];
  judged.add(pattern);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const styled = await page.locator('[style]').count();
  // A repeated id sends a label, or an error's link, to another form's field.
  const repeated = await page.$$eval('[id]', (all) => [
    ...new Set(all.map(({ id }) => id).filter((id, i, ids) => ids.indexOf(id) !== i)),
  ]);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return [
    ...(sideways > 0 ? [`${path}: scrolls ${sideways} px sideways at 320 px`] : []),
    ...(styled > 0 ? [`${path}: ${styled} style attributes`] : []),
    ...repeated.map((id) => `${path}: the id ${id} is there twice`),
    ...violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html.slice(0, 160)}`),
  ];
}
