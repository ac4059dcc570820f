// Swedish puts words together as long as it likes. Whatever somebody calls her routine, no page scrolls sideways for it.
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser.ts';
import { asOwner } from '#test/database.ts';
import { openServed } from '#test/served.ts';
import { writeRoutine } from '../../src/modules/handbook/fixtures/published.ts';
import { seedDemoOnce } from '../../src/seed.ts';

const { base, house, ownerUrl } = await openServed();
const owner = <T>(sql: string, values: unknown[] = []) =>
  asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);
let browser: Browser;
beforeAll(async () => {
  await seedDemoOnce(house);
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

const COMPOUND = 'Våldspreventionssamordnarfunktionen';
const UNBROKEN = 'Våldsprevention'.repeat(9);

async function laid(title: string): Promise<string[]> {
  const [town] = await owner<{ id: string }>(`select id from organisation.organisation where name = 'Ekhaga kommun'`);
  const municipality = town!.id;
  const step = { title, text: title, who: title, when: title, contact: title, law: '' };
  const { handbook, chapter, routine, version } = await writeRoutine(
    { owner },
    {
      ...{
        municipality,
        title,
        open: true,
        summary: title,
        body: `## ${title}\n\n${title}\n\n| ${title} | Antal |\n|---|---|\n| ${title} | 1 |`,
      },
      steps: [{ ...step, id: 'a', next: [{ situation: null, label: '', to: null }] }],
    },
  );
  await owner('update handbook.handbook set title = $2 where id = $1', [handbook, title]);
  const draft = await writeRoutine({ owner }, { municipality, handbook, chapter, title, draft: true });
  await owner(
    `insert into handbook.readership (id, routine_id, municipality_id, organisation_id, days)
     select $1, $2, id, id, 30 from organisation.organisation where id = $3`,
    [randomUUID(), routine, municipality],
  );
  return [
    ...['/handbook', '/handbook/writing', '/handbook/current', '/handbook/reading', '/handbook/receipts', '/handbook/binder'],
    ...['', '/flow', '/now', '/versions', '/readers', '/propose'].map((part) => `/handbook/routines/${routine}${part}`),
    ...[`/handbook/versions/${version}/read`, `/handbook/versions/${draft.version}`, `/handbook/versions/${draft.version}/edit`],
    ...[`/handbook/versions/${draft.version}/head`, `/handbook/versions/${draft.version}/steps`, `/handbook/books/${handbook}`],
    ...[`/handbook/search?q=${encodeURIComponent(title)}`, `/handbook/receipts/${routine}`],
    ...['/open/handbook', `/open/handbook/${handbook}`, `/open/handbook/routines/${routine}`],
  ];
}

test.each([
  { title: COMPOUND, width: 320 },
  { title: UNBROKEN, width: 320 },
  { title: UNBROKEN, width: 760 },
  { title: UNBROKEN, width: 1280 },
])('a title of one word fits in $width px: $title', { timeout: 180_000 }, async ({ title, width }) => {
  const paths = await laid(title);
  const context = await browser.newContext({ viewport: { width, height: 720 } });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona: 'coordinator' }, maxRedirects: 0 });
  const visitor = await browser.newContext({ viewport: { width, height: 720 } });
  const [mine, theirs] = [await context.newPage(), await visitor.newPage()];
  const wide: string[] = [];
  for (const path of paths) {
    const page = path.startsWith('/open/') ? theirs : mine;
    const answer = await page.goto(base + path);
    expect(answer?.status(), path).toBe(200);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (sideways > 0) wide.push(`${path}: ${sideways} px`);
  }
  await Promise.all([context.close(), visitor.close()]);
  expect(wide).toEqual([]);
});
