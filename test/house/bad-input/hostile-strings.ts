import { readFileSync } from 'node:fs';
import { outsideData } from '../../../src/platform/files/fixtures/outside-data.ts';

/** What has broken other systems, some of each kind, in the shapes of the public list of naughty strings. */
const OURS = [
  'null',
  'undefined',
  'NaN',
  '1e1000',
  '-1',
  '0x0',
  'Infinity',
  '٣٤٥',
  'åäöÅÄÖ é ẞ',
  '田中さんにあげて下さい',
  'הָיְתָה test הבית',
  'مُنَاقَشَةُ سُبُلِ اِسْتِخْدَامِ',
  '👩‍👩‍👧‍👧 🏳️‍🌈 1️⃣',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
  '\u202eomvänd text\u202c',
  '\ufeffmärke',
  '\u200b\u2060osynligt',
  'tabb\toch\u0001styrtecken\u0007',
  'noll\u0000tecken',
  'rad ett\nrad två',
  `' OR '1'='1`,
  `'; drop table organisation.person; --`,
  '$(touch /tmp/nope)',
  '`id`',
  '| cat /etc/passwd',
  '../../../../etc/passwd%00',
  '%s%s%n %d',
  `{{7*7}} \${7*7} #{7*7} <%= 7*7 %>`,
  `$& $1 $\` $' $$`,
  '{name} {course} {n} {title}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `'><svg/onload=alert(1)>`,
  'javascript:alert(1)',
  '<!--#exec cmd="ls"--><?xml version="1.0"?>',
  '</textarea><script>alert(1)</script>',
  '</title><iframe src=//evil.example>',
  '&lt;b&gt; &amp;amp; &#39;',
  '=cmd|/C calc!A0',
  '+1+1',
  '-2+3+cmd',
  '@SUM(A1:A9)',
  '#import "x.typ"; *fet* _kursiv_ $ x^2 $ #panic("nej")',
  'BEGIN:VEVENT\nSUMMARY:inte min\nEND:VEVENT',
  'kolon: semikolon; komma, citat" bakstreck\\n',
  '../../CON.txt',
  'a'.repeat(300),
];

/** What every object has already, or means something by: as names of fields nobody asked for. */
export const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'length',
  '',
];

/** Our own, and the whole public list where it lies beside the project; `whole` says which. */
export function hostileStrings(): { strings: string[]; whole: boolean } {
  const list = outsideData('security/blns.json');
  const theirs = list ? (JSON.parse(readFileSync(list, 'utf8')) as string[]) : [];
  return { strings: [...new Set([...OURS, ...theirs])], whole: list !== undefined };
}

/** As forms keep a text: line breaks as one, and nothing around. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** What in a page of ours must never be there, whatever was typed. Our own values are escaped: no < > or " in an attribute. */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  for (const [tag, name, inside] of html.matchAll(/<([a-z][\w-]*)\b([^>]*)>/gi)) {
    if (/\son\w+/i.test(inside!.replace(/="[^"]*"/g, ''))) faults.push(`a script of its own: ${tag}`);
    if (/\s(?:href|src|action|formaction)="\s*(?:javascript|data:text|vbscript)/i.test(inside!))
      faults.push(`a link that is a script: ${tag}`);
    if (/^(?:iframe|object|embed|base|style|frame|applet)$/i.test(name!)) faults.push(`a tag we never write: ${tag}`);
    if (/^(?:script|img)$/i.test(name!) && !/\ssrc="(?:\/(?!\/)|data:image)/.test(inside!)) faults.push(`not from here: ${tag}`);
  }
  return faults;
}

/** A text with tags in it that stands in a page as tags. */
export const standsRaw = (html: string, text: string): boolean => /<.{3}/s.test(text) && html.includes(text);
