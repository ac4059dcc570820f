import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEADER, openStream, PIECE, sealStream } from './sealed-stream.ts';

const KEY = 'a key for tests only, long enough to be one';
const cut = async function* (bytes: Buffer, size = 70_001) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};
const all = async (source: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
};
const sealed = (bytes: Buffer, key = KEY) => all(sealStream(cut(bytes), key));
const opened = (bytes: Buffer, key = KEY) => all(openStream(cut(bytes, 1_000_003), key));

test('what was sealed opens as it was, of any length around a piece', async () => {
  for (const length of [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17]) {
    const bytes = randomBytes(length);
    expect((await opened(await sealed(bytes))).equals(bytes)).toBe(true);
  }
});

const whole = await sealed(randomBytes(2 * PIECE + 1234));

test('one changed bit, anywhere, and it does not open', async () => {
  const places = fc.oneof(
    fc.nat(HEADER + 40),
    fc.nat(whole.length - 1),
    fc.integer({ min: whole.length - 40, max: whole.length - 1 }),
  );
  await fc.assert(
    fc.asyncProperty(places, fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << bit;
      await expect(opened(changed)).rejects.toThrow(/changed|not a backup|format this version/);
    }),
    { numRuns: 60 },
  );
});

test('cut off anywhere, also between two pieces, and it does not open', async () => {
  const seams = [0, 1, HEADER - 1, HEADER, HEADER + 15, HEADER + PIECE + 16, HEADER + 2 * (PIECE + 16), whole.length - 1];
  for (const length of seams) await expect(opened(whole.subarray(0, length))).rejects.toThrow(/cut off|not a backup/);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      await expect(opened(whole.subarray(0, length))).rejects.toThrow();
    }),
    { numRuns: 30 },
  );
});

test('pieces that changed places, came twice, or were added do not open', async () => {
  const piece = (n: number) => whole.subarray(HEADER + n * (PIECE + 16), HEADER + (n + 1) * (PIECE + 16));
  const header = whole.subarray(0, HEADER);
  for (const order of [
    [1, 0, 2],
    [0, 0, 2],
    [0, 2],
    [0, 1, 2, 2],
    [1, 2],
  ])
    await expect(opened(Buffer.concat([header, ...order.map(piece)]))).rejects.toThrow(/changed or cut off/);
  await expect(opened(Buffer.concat([whole, Buffer.from('x')]))).rejects.toThrow(/changed or cut off/);
});

test('another key says so, and one that is too short is not taken', async () => {
  await expect(opened(whole, `${KEY}.`)).rejects.toThrow(/key is not the one/);
  await expect(sealed(Buffer.alloc(3), 'kort')).rejects.toThrow(/32 characters/);
});

test('the same thing sealed twice shares nothing', async () => {
  const [one, other] = [await sealed(Buffer.alloc(1000)), await sealed(Buffer.alloc(1000))];
  expect(one.subarray(17).equals(other.subarray(17))).toBe(false);
  expect(one.includes(Buffer.alloc(32))).toBe(false);
});
