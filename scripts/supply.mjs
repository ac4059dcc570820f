// What Samfrid is made of: `npm run supply` writes the bill of materials (CycloneDX, dist/sbom.cdx.json) and the list of
// licences (docs/written/licences.txt), and asks the registry for known vulnerabilities where it answers.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Licences under which a package may be part of Samfrid (EUPL-1.2), or of its tools. */
export const ALLOWED = new Set(
  'MIT,MIT-0,ISC,0BSD,BSD-2-Clause,BSD-3-Clause,Apache-2.0,BlueOak-1.0.0,Unlicense,CC0-1.0,Python-2.0,PSF-2.0,WTFPL,OFL-1.1,MPL-2.0'.split(
    ',',
  ),
);

/** Packages whose lock entry names no licence, as their own files say it. */
const SAID_ELSEWHERE = {
  '@auth0/xmldom': 'MIT', // or LGPL, as one chooses
  xpath: 'MIT',
  xtend: 'MIT',
  'utils-flatten': 'MIT',
  'valid-url': 'MIT',
};

/** Every package of the lock: `{ name, version, licence, dev, pinned }`; pinned: its contents are known by a hash. */
export function listPackages() {
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const licence = (entry.license ?? SAID_ELSEWHERE[name] ?? 'unknown').replace(/^mit$/, 'MIT');
      // Packages for other kinds of computer, which the registry at hand did not have, are never installed from the lock.
      const pinned = entry.integrity !== undefined || entry.optional === true;
      return { name, version: entry.version, licence, dev: entry.dev === true, pinned };
    });
}

/** One licence of an "or" must be allowed, every one of an "and". */
export const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));

export function licencesInWords() {
  const lines = listPackages().map(
    ({ name, version, licence, dev }) => `${name} ${version}: ${licence}${dev ? ' (tools only)' : ''}`,
  );
  return `${[...new Set(lines)].sort().join('\n')}\n`;
}

/** CycloneDX 1.5, made by npm from the lock; tools are marked as such. (With `--omit dev` npm 11 leaves out zod, pg and more.) */
export function billOfMaterials() {
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm sbom: ${stderr.trim().split('\n').at(-1)}`);
  return stdout;
}

function askForVulnerabilities() {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--omit', 'dev'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  try {
    const { metadata } = JSON.parse(stdout);
    if (metadata?.vulnerabilities) return metadata.vulnerabilities;
  } catch {}
  return null;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  fs.mkdirSync('dist', { recursive: true });
  const bill = billOfMaterials();
  fs.writeFileSync('dist/sbom.cdx.json', bill);
  fs.writeFileSync('docs/written/licences.txt', licencesInWords());
  process.stdout.write(
    `dist/sbom.cdx.json: ${JSON.parse(bill).components.length} components. docs/written/licences.txt: ${listPackages().length} packages.\n`,
  );
  const found = askForVulnerabilities();
  if (!found) process.stdout.write('Known vulnerabilities: the registry does not answer; nothing was checked.\n');
  else
    process.stdout.write(
      `Known vulnerabilities: ${found.critical} critical, ${found.high} high, ${found.moderate} moderate, ${found.low} low.\n`,
    );
  process.exitCode = found && found.critical + found.high > 0 ? 1 : 0;
}
