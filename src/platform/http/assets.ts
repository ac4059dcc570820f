import fs from 'node:fs';
import path from 'node:path';
import type { Assets } from './begin-page.ts';

/** Addresses of the built style sheet and script, from the build's manifest. */
export function readAssets(clientFolder: string): Assets {
  const manifest = JSON.parse(fs.readFileSync(path.join(clientFolder, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >;
  const address = (source: string) => [`/${manifest[source]!.file}`];
  return { css: address('src/client/main.css'), js: address('src/client/main.ts') };
}
