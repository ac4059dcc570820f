// A photo's block of facts (Exif, which is written as a TIFF) tells when, where and with what it was taken. All that a reader needs
// of it is which way is up.
const ORIENTATION = 0x0112;
const SHORT = 3;

/** How a picture is to be turned when it is shown, 1–8 as Exif counts; 1, as it lies, where the block does not say. */
export function orientationIn(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const mark = tiff.toString('latin1', 0, 2);
  if (mark !== 'II' && mark !== 'MM') return 1;
  const two = (at: number) => (at + 2 > tiff.length ? 0 : mark === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const list = mark === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < two(list); n++) {
    const entry = list + 2 + n * 12;
    if (entry + 12 > tiff.length) return 1;
    if (two(entry) !== ORIENTATION) continue;
    const turned = two(entry + 2) === SHORT ? two(entry + 8) : 1;
    return turned >= 1 && turned <= 8 ? turned : 1;
  }
  return 1;
}

/** A block that says which way is up, and nothing else. */
export function onlyOrientation(turned: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(turned, 18);
  return tiff;
}
