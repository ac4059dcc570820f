import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless browser: CHROMIUM, else an installed one, else the one that comes as an npm package with its own libraries. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM'] ?? INSTALLED.find((file) => fs.existsSync(file));
  if (own) return chromium.launch({ executablePath: own, args: QUIET });
  // The package unpacks to the temporary folder and trusts what lies there: a folder of our own.
  process.env['TMPDIR'] = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-browser-'));
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'; // before the import: then it brings its own NSS libraries
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args, headless: true });
}
