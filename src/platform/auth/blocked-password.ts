import { dictionary } from '@zxcvbn-ts/language-common';

/** What people here choose besides what people everywhere choose. */
const OURS = [
  ...['samfrid', 'lösenord', 'losenord', 'hemligt', 'välkommen', 'valkommen', 'kommun', 'kommunen', 'socialtjänsten', 'sverige'],
  ...['sommar', 'sommaren', 'vinter', 'vintern', 'höst', 'hösten', 'vår', 'våren', 'stockholm', 'göteborg', 'malmö'],
  ...['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  ...['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
];
const common = new Set([...(dictionary['passwords-common'] ?? []).map(String), ...OURS]);

const LEFT_AT_LEAST = 5;
const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Is it a password that is tried first: on the lists of those that have leaked, one of them with figures and signs around it or
 * for letters, the same over and over, a row of keys, or her own name and address? NIST SP 800-63B, 3.1.1.2: length first, and
 * no rule of composition. `about`: words of hers that must not carry it (e-mail, name, organisation).
 */
export function isBlocked(password: string, about: readonly string[] = []): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const plain = lettersOf(lower);
  const asLetters = lettersOf(lower.replace(/[013457@$]/g, (sign) => LETTERS[sign] ?? sign));
  if ([lower, plain, asLetters].some((word) => common.has(word))) return true;
  if (repeats(lower) || isRow(lower)) return true;
  const words = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length >= 3);
  const left = [...words, 'samfrid'].reduce((text, word) => text.replaceAll(word, ''), plain);
  return plain.length > 0 && left.length < LEFT_AT_LEAST;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');

/** "abcabcabcabc", "aaaaaaaaaaaa". */
const repeats = (text: string): boolean => /^(.{1,4})\1+.{0,3}$/u.test(text);

/** A row on the keyboard or in the alphabet, forwards or backwards, for at least two thirds of it. */
function isRow(text: string): boolean {
  const rows = ['abcdefghijklmnopqrstuvwxyzåäö', '01234567890', 'qwertyuiopåasdfghjklöäzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')]);
  let inRow = 0;
  for (let i = 0; i + 3 <= text.length; i++) if (both.some((row) => row.includes(text.slice(i, i + 3)))) inRow++;
  return text.length >= 3 && inRow >= ((text.length - 2) * 2) / 3;
}
