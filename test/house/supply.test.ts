// What comes from others: pinned, under licences that may be, and told of in a bill of materials.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { billOfMaterials, isAllowed, licencesInWords, listPackages } from '../../scripts/supply.mjs';

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;

test('every version is one version, and the lock knows its contents', () => {
  const loose = ['dependencies', 'devDependencies', 'overrides'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  );
  expect(loose).toEqual([]);
  expect(listPackages().filter(({ pinned }) => !pinned)).toEqual([]);
});

test('every package has a licence that may be part of Samfrid; docs/written/licences.txt is current', async () => {
  expect(listPackages().filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  expect([isAllowed('GPL-3.0'), isAllowed('MIT AND GPL-3.0'), isAllowed('(MIT OR GPL-3.0)')]).toEqual([false, false, true]);
  await expect(licencesInWords()).toMatchFileSnapshot('../../docs/written/licences.txt');
});

test('the bill of materials names every package that runs', () => {
  const bill = JSON.parse(billOfMaterials()) as { bomFormat: string; components: { name: string; version: string }[] };
  expect(bill.bomFormat).toBe('CycloneDX');
  const told = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  const direct = Object.entries(manifest['dependencies'] ?? {}).map(([name, version]) => `${name}@${version}`);
  expect(direct.filter((one) => !told.has(one))).toEqual([]);
});
