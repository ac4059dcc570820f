import { UnreadableFile } from '../unreadable-file.ts';

export type Listener = {
  open: (name: string, attribute: (name: string) => string | undefined) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const longestTag = 5_000_000;

/**
 * Reads XML as it comes in pieces and tells of each tag, without ever holding the document. It knows what workbooks
 * contain and nothing more: document types, the door to entity bombs and foreign files, are refused. Names come
 * without their namespace prefix, as some programs write `x:row`.
 */
export function scanXml(listener: Listener): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const all = rest + piece;
    let at = 0;
    for (;;) {
      const start = all.indexOf('<', at);
      const end = start < 0 ? -1 : tagEnd(all, start);
      if (end < 0) break;
      if (start > at && listener.text) listener.text(plain(all.slice(at, start)));
      tell(listener, all, start, end);
      at = end;
    }
    rest = all.slice(at);
    if (rest.length > longestTag) throw new UnreadableFile({ key: 'damagedWorkbook' });
  };
}

function tell(listener: Listener, all: string, start: number, end: number): void {
  const second = all.charCodeAt(start + 1);
  if (second === 0x2f) {
    listener.close?.(local(all.slice(start + 2, end - 1).trimEnd()));
  } else if (second === 0x21) {
    if (all.startsWith('<![CDATA[', start)) listener.text?.(all.slice(start + 9, end - 3));
    else if (!all.startsWith('<!--', start)) throw new UnreadableFile({ key: 'damagedWorkbook' });
  } else if (second !== 0x3f) {
    const alone = all.charCodeAt(end - 2) === 0x2f;
    const inside = all.slice(start + 1, alone ? end - 2 : end - 1);
    const gap = inside.search(/\s/);
    const name = local(gap < 0 ? inside : inside.slice(0, gap));
    listener.open(name, (wanted) => (gap < 0 ? undefined : attribute(inside, wanted)));
    if (alone) listener.close?.(name);
  }
}

/** Where the tag at `start` ends (after its >), or -1 when that has not come yet. */
function tagEnd(all: string, start: number): number {
  const closing = all.startsWith('<!--', start) ? '-->' : all.startsWith('<![CDATA[', start) ? ']]>' : undefined;
  if (closing) {
    const found = all.indexOf(closing, start);
    return found < 0 ? -1 : found + 3;
  }
  // The beginning of a comment may be cut in two; wait until it can be told from a document type.
  if (all.charCodeAt(start + 1) === 0x21 && all.length - start < 9) return -1;
  // Once through: a tag with a hundred thousand > inside quotation marks must not be read a hundred thousand times.
  let quote = 0;
  for (let at = start; at < all.length; at += 1) {
    const code = all.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 0x3e) return at + 1;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

const patterns = new Map<string, RegExp>();

function attribute(tag: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(tag);
  return found ? plain(found[1] ?? found[2] ?? '') : undefined;
}

const named: Readonly<{ [name: string]: string }> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
