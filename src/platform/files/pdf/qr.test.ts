import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPicture } from './qr.ts';

test('every dark square of the code is drawn, and no other', () => {
  const address = 'https://samfrid.ekhaga.example/binder/KX7M-4P2D-12';
  const svg = qrPicture(address);
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const drawn = data.map((row) => row.map(() => false));
  const dark = /#1c2321" d="([^"]+)"/.exec(svg)![1]!;
  for (const [, x, y, length, back] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length);
    for (let i = 0; i < Number(length); i++) drawn[Number(y)]![Number(x) + i] = true;
  }
  expect(drawn).toEqual(data);
  expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
});
