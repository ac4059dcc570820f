import { UnreadableFile } from './unreadable-file.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Text out of bytes as Swedish Excel and HR systems save it: UTF-8 with or without a mark, UTF-16 ("Unicode-text"),
 * or Windows-1252. Nothing in a CSV says which; what is not valid UTF-8 is Windows-1252, unless most of it was valid:
 * then the file is patched together and å, ä, ö would silently go wrong, so it is refused.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: ((bytes: Uint8Array, last: boolean) => string) | undefined;
  for await (const chunk of chunks) {
    decode ??= decoder(chunk);
    yield checked(decode(chunk, false));
  }
  if (decode) yield checked(decode(new Uint8Array(), true));
}

function checked(text: string): string {
  if (text.includes('\0')) throw new UnreadableFile({ key: 'binaryContent' });
  return text;
}

function decoder(head: Uint8Array): (bytes: Uint8Array, last: boolean) => string {
  const wide = wideEncoding(head);
  if (!wide) return narrowDecoder();
  const text = new TextDecoder(wide);
  return (bytes, last) => text.decode(bytes, { stream: !last });
}

/** UTF-16 by its mark, or by the zero in every other byte that Western text then has. */
function wideEncoding(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 1000);
  const zeros = [0, 0] as [number, number];
  sample.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2 === 0 ? 0 : 1] += 1;
  });
  const many = sample.length * 0.3;
  if (zeros[1] > many && zeros[0] === 0) return 'utf-16le';
  if (zeros[0] > many && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

function narrowDecoder(): (bytes: Uint8Array, last: boolean) => string {
  let encoding: 'ascii' | 'utf-8' | 'windows-1252' = 'ascii';
  let held: Uint8Array = new Uint8Array();
  let first = true;
  return (bytes, last) => {
    if (encoding === 'windows-1252') return windows1252.decode(bytes);
    const all = held.length > 0 ? Buffer.concat([held, bytes]) : bytes;
    // A character cut in two by the end of a chunk waits for its other half.
    const cut = last ? all.length : all.length - unfinished(all);
    const whole = all.subarray(0, cut);
    const text = asUtf8(whole, first);
    if (text !== undefined) {
      if (encoding === 'ascii' && whole.some((byte) => byte > 0x7f)) encoding = 'utf-8';
      held = all.subarray(cut);
      first = false;
      return text;
    }
    if (encoding === 'utf-8' || mostlyUtf8(all)) throw new UnreadableFile({ key: 'mixedCharacters' });
    encoding = 'windows-1252';
    return windows1252.decode(all);
  };
}

const windows1252 = new TextDecoder('windows-1252');

function asUtf8(bytes: Uint8Array, first: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: !first }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many bytes at the end are the beginning of a UTF-8 character whose rest is still to come. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc2) {
      const needs = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 1;
      return needs > back ? back : 0;
    }
  }
  return 0;
}

function mostlyUtf8(bytes: Uint8Array): boolean {
  let right = 0;
  let wrong = 0;
  for (const character of new TextDecoder().decode(bytes)) {
    if (character === '\ufffd') wrong += 1;
    else if (character > '\u007f') right += 1;
  }
  return right > wrong;
}
