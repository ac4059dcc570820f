import { UnreadableFile } from './unreadable-file.ts';

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, place) => bytes[place] === byte);

/**
 * Tells by its first bytes (64 kB are enough) what a file is; names and content types from browsers are not to be trusted.
 * @throws {UnreadableFile} for what is neither text nor a workbook
 */
export function recogniseFile(head: Uint8Array): 'csv' | 'xlsx' {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    // Excel wraps an encrypted .xlsx in the container of the old format, with this stream name inside.
    const locked = Buffer.from(head).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new UnreadableFile({ key: locked ? 'passwordProtected' : 'oldExcel' });
  }
  const text = Buffer.from(head.subarray(0, 1000)).toString('latin1').replace(/^ï»¿/, '').trimStart();
  // Web pages saved as .xls, PDF, JSON, XML and pictures: each would otherwise be read as a strange one-column table.
  if (/^(<[a-z!?]|%PDF|\{\\rtf|\{\s*"|\[\s*[{["]|\x89PNG|GIF8|\xff\xd8\xff)/i.test(text)) {
    throw new UnreadableFile({ key: 'notATable' });
  }
  return 'csv';
}
