import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeDrawn } from '../pdf.ts';
import { chunk, exif, JPEG, png, SECRET, WEBP } from './fixtures/pictures.ts';
import { orientationIn } from './orientation.ts';
import { readPicture, recognisePicture } from './read-picture.ts';

const text = (name: string) => chunk(name, Buffer.from(`Comment\0${SECRET}`));
const segment = (mark: number, content: Buffer) =>
  Buffer.concat([Buffer.from([0xff, mark, (content.length + 2) >> 8, (content.length + 2) & 255]), content]);
const withExif = (turned: number) => Buffer.concat([Buffer.from('Exif\0\0'), exif(turned)]);
const riff = (name: string, content: Buffer) => {
  const head = Buffer.from(`${name}0000`);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

/** Photos as cameras and programs leave them: each with words about its place in every part that can have some. */
const photos = (turned: number): Buffer[] => {
  const told = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt'].map(text);
  const webp = Buffer.concat([WEBP, riff('EXIF', exif(turned)), riff('XMP ', Buffer.from(SECRET))]);
  webp.writeUInt32LE(webp.length - 8, 4);
  webp[20] = 0x0c;
  return [
    Buffer.concat([png(8, 4, [...told, chunk('eXIf', exif(turned))]), Buffer.from(SECRET)]),
    Buffer.concat([
      JPEG.subarray(0, 2),
      segment(0xe1, withExif(turned)),
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
      segment(0xed, Buffer.from(`Photoshop 3.0\0${SECRET}`)),
      segment(0xe0, Buffer.from(`JFXX\0${SECRET}`)),
      segment(0xfe, Buffer.from(SECRET)),
      JPEG.subarray(2),
      JPEG.subarray(0, 2),
      segment(0xe1, withExif(1)),
    ]),
    webp,
  ];
};

test.each([1, 6])('nothing of place, time and owner is left of a photo; which way is up is (%i)', async (turned) => {
  for (const photo of photos(turned)) {
    const read = readPicture(photo)!;
    expect(read, photo.toString('latin1', 0, 12)).toMatchObject({ type: recognisePicture(photo), width: 8, height: 4 });
    const kept = Buffer.concat(read.parts);
    expect(photo.includes(SECRET)).toBe(true);
    for (const word of ['GPS', 'Kvinno', 'Comment', 'xap', 'XMP', 'Photoshop', 'prVt'])
      expect(kept.includes(word), word).toBe(false);
    const block = kept.indexOf('MM\0*');
    expect(block < 0 ? 1 : orientationIn(kept.subarray(block))).toBe(turned);
    // What is kept is a whole picture, and nothing more is taken from it.
    const again = readPicture(kept)!;
    expect(Buffer.concat(again.parts).equals(kept)).toBe(true);
    expect(await canBeDrawn(kept, read.type)).toBe(true);
  }
});

test('a picture cut short, or with one byte of its build changed, is none', () => {
  for (const whole of [png(8, 4), JPEG, WEBP])
    for (let length = 0; length < whole.length; length++) expect(readPicture(whole.subarray(0, length)), `${length}`).toBeNull();
  const changed = png(8, 4);
  changed[20]! ^= 1;
  expect(readPicture(changed)).toBeNull();
  expect(readPicture(Buffer.from('89504e470d0a1a0a0102030405', 'hex'))).toBeNull();
});

test('what is whole in its build and cannot be drawn is found by drawing it', async () => {
  const short = png(100, 100, [], 50);
  expect(readPicture(short)).toMatchObject({ width: 100, height: 100 });
  expect(await canBeDrawn(short, 'image/png')).toBe(false);
});

test('its size is told before a pixel is read, however large it says it is', () => {
  expect(readPicture(png(100_000, 90_000, [], 10))).toMatchObject({ width: 100_000, height: 90_000 });
});

test('a JPEG that goes over the same picture again and again, and a WebP that moves, are refused', () => {
  const scan = JPEG.subarray(JPEG.indexOf(Buffer.from('ffda', 'hex')), -2);
  const many = (n: number) => Buffer.concat([JPEG.subarray(0, -2), ...Array.from({ length: n }, () => scan), JPEG.subarray(-2)]);
  expect(readPicture(many(99))).not.toBeNull();
  expect(readPicture(many(100))).toBeNull();
  const moving = Buffer.from(WEBP);
  moving[20] = 0x02;
  expect(readPicture(moving)).toBeNull();
});

test('no bytes break the reading, and what is read as a picture stays the same when it is read again', () => {
  const seeds = [...photos(6), png(3, 2), JPEG, WEBP];
  const dents = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...seeds), dents, fc.nat(2000), (seed, changes, cut) => {
      const bytes = Buffer.from(seed.subarray(0, Math.max(12, seed.length - (cut % 40))));
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const read = readPicture(bytes);
      if (!read) return;
      const kept = Buffer.concat(read.parts);
      expect(Buffer.concat(readPicture(kept)?.parts ?? []).equals(kept)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
