const bytesAt = (bytes: Uint8Array, at: number, ...wanted: number[]) => wanted.every((byte, i) => bytes[at + i] === byte);

type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

/** What a picture is by its first bytes, whatever it calls itself; null for all else. No SVG: it is a page that can act. */
export function recognisePicture(bytes: Uint8Array): PictureType | null {
  if (bytesAt(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (bytesAt(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (bytesAt(bytes, 0, 0x52, 0x49, 0x46, 0x46) && bytesAt(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return null;
}
