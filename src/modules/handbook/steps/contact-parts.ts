export type Part = { words: string; href?: string };

// Digits as Swedes group them, at least seven; and the short numbers one calls in need.
const PHONE = String.raw`(?<![\d.,:/-])(?:\+\d|0\d)[\d\s\u00a0–-]{4,16}\d(?![\d.,]*\d)|(?<![\d.,:/–-]|§\s?)\b(?:112|1177|114 ?14|113 ?13|116 ?11[17]|116 ?016)\b(?![\d-])`;
const MAIL = String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}`;
const FOUND = new RegExp(`${MAIL}|${PHONE}`, 'g');

/** Whom to turn to, in parts: phone numbers and mail addresses as what one presses, all else as it was written. */
export function contactParts(contact: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const found of contact.matchAll(FOUND)) {
    const [words] = found;
    if (found.index > at) parts.push({ words: contact.slice(at, found.index) });
    parts.push({ words, href: words.includes('@') ? `mailto:${words}` : `tel:${words.replace(/[^\d+]/g, '')}` });
    at = found.index + words.length;
  }
  if (at < contact.length) parts.push({ words: contact.slice(at) });
  return parts;
}
