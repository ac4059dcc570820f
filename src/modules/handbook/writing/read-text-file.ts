import { personSentence } from '#platform/text/person-in-text.ts';
import { t } from './texts.ts';
import { MOST_BODY } from './words.ts';

/** The text of a file handed in: UTF-8 and nothing but text, line breaks as one. */
export function readTextFile(file: { bytes: Uint8Array } | null): { ok: true; text: string } | { ok: false; said: string } {
  if (!file || file.bytes.length === 0) return { ok: false, said: t.fileNone() };
  if (file.bytes.length > MOST_BODY * 4) return { ok: false, said: t.fileTooLarge() };
  const text = decode(file.bytes)?.replace(/\r\n?/g, '\n').trim();
  // Control characters stand in no text; the database refuses the first of them.
  if (text === undefined || /[^\P{Cc}\t\n]/u.test(text)) return { ok: false, said: t.fileNotText() };
  if (text === '') return { ok: false, said: t.fileNone() };
  if (text.length > MOST_BODY) return { ok: false, said: t.fileTooLarge() };
  const said = personSentence(text);
  return said === null ? { ok: true, text } : { ok: false, said };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
