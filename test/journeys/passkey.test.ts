import type { Browser } from 'playwright-core';
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

test('a passkey is added on one’s own page, signs in without a password, and no longer once it is taken away', {
  timeout: 60_000,
}, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } });
  await context.request.post(`${base}/demo/sign-in`, { form: { persona: 'employee' }, maxRedirects: 0 });

  await page.goto(`${base}/account`);
  await page.getByRole('button', { name: 'Lägg till lösennyckel' }).click();
  await page.getByRole('button', { name: 'Ta bort' }).waitFor();

  const signIn = async () => {
    await context.clearCookies();
    await page.goto(`${base}/sign-in?next=/account`);
    await page.getByRole('button', { name: 'Logga in med lösennyckel' }).click();
  };
  await signIn();
  await page.waitForURL(`${base}/account`);
  expect(await page.textContent('main')).toContain('alva.lindqvist@ekhaga.example');

  await page.getByRole('button', { name: 'Ta bort' }).click();
  await page.getByText('Lösennyckeln är borttagen.').waitFor();
  await signIn();
  await page.getByText('Det gick inte med lösennyckeln.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});
