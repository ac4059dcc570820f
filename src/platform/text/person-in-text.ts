import type { z } from 'zod';
import { parsePersonalNumber } from '#platform/files/personal-number.ts';
import { say } from '#platform/http/form.ts';
import { t } from '#platform/http/texts.ts';

export type Span = { start: number; end: number };

const GAP = String.raw`[ \t\u00a0\u2007\u2009\u202f]`;
const MARK = String.raw`\\?[-+‐‑‒–—−]`; // an editor may have put Markdown's backslash before it
const SHAPE = new RegExp(
  String.raw`(?<!\d|\d[.,-])(\d{2})?(\d{2})((?:\\?[-./ ])?)(\d{2})\3(\d{2})(${GAP}*${MARK}${GAP}*|${GAP}|)(\d{4}|(?=[A-Z\d]*\d[A-Z\d]*\d)[A-Z\d]{4})(?![\dA-Za-z]|-\d)`,
  'g',
);
/** Ten or twelve digits written one by one, with a space or a dot between them: "8 5 0 1 0 1 - 1 2 3 4". */
const BETWEEN = String.raw`(?:[. \u00a0\u2007\u2009\u202f]|${GAP}*${MARK}${GAP}*)`;
const SPREAD = new RegExp(String.raw`(?<!\d|\d[. ])\d(?:(?:${BETWEEN}\d){11}|(?:${BETWEEN}\d){9})(?![\dA-Za-z]|[. ]\d)`, 'g');
const MARKED = /[-+‐‑‒–—−]/;
const TIME = /^([01]\d|2[0-3])[0-5]\d$/;
const PHONE_BEFORE = /(tel|tfn|telefon\w*|mobil\w*|ring|jour\w*|växel\w*|phone|call)\W*(\w+\W+){0,2}$/i;

/**
 * Where personal and coordination numbers stand in a text, as UTF-16 offsets; also those of care that carry letters.
 * Ten or twelve digits, joined or with - + or a space, the date as one or in parts. With a right check digit always; with a
 * wrong one only where the mark says that it is meant as a number (who mistypes a digit has still pointed somebody out).
 * What else has these digits is let be: organisation numbers (month 20 and up), case numbers, IBAN, times after a date, and
 * joined digits that begin as telephone numbers do: 010, 020, 070, or any 0 after words such as "ring". Digits set one by one are
 * read as if they were joined.
 */
export function findPersonalNumbers(text: string, today = new Date()): Span[] {
  const found: Span[] = [];
  SHAPE.lastIndex = 0;
  for (let match = SHAPE.exec(text); match; match = SHAPE.exec(text)) {
    if (isOne(match, text.slice(Math.max(0, match.index - 40), match.index), today))
      found.push({ start: match.index, end: match.index + match[0].length });
    else SHAPE.lastIndex = match.index + 1;
  }
  return [...found, ...findSpread(text, today)].sort((a, b) => a.start - b.start);
}

/** Read as one joined number, which is to be one from end to end: a telephone number has its mark, or its digits, elsewhere. */
function findSpread(text: string, today: Date): Span[] {
  return [...text.matchAll(SPREAD)].flatMap(({ 0: spread, index: start }) => {
    const joined = spread.replace(/[. \u00a0\u2007\u2009\u202f\t\\]/g, '');
    SHAPE.lastIndex = 0;
    const match = SHAPE.exec(joined);
    const whole = match !== null && match.index === 0 && match[0] === joined;
    return whole && isOne(match, text.slice(Math.max(0, start - 40), start), today)
      ? [{ start, end: start + spread.length }]
      : [];
  });
}

function isOne(match: RegExpExecArray, before: string, today: Date): boolean {
  const [, century = '', year = '', separator = '', month = '', day = '', gap = '', last = ''] = match;
  const marked = MARKED.test(gap);
  if (separator && !century && !marked) return false; // 08 12 12 1212 is a telephone number
  if (!marked && !century && looksLikePhone(`${year}${month}${day}`, before)) return false;
  const mark = !marked ? '' : gap.includes('+') ? '+' : '-';
  const digits = `${century}${year}${month}${day}`;
  if (century && Number(century) < 18) return false;
  const read = parsePersonalNumber(`${digits}${mark}${last}`, today);
  const time = TIME.test(last) && century === '20';
  if (read.ok) return !(time && gap !== '' && !marked && recent(digits, today));
  if (read.key === 'temporaryNumber') return marked && isDate(`${digits}${mark}`, today);
  const meant =
    marked && (century !== '' || !separator) && !(time && separator === '') && !(century === '' && year.startsWith('0'));
  return meant && read.key === 'wrongCheckDigit' && isDate(`${digits}${mark}`, today);
}

const looksLikePhone = (six: string, before: string) =>
  /^0[127]0/.test(six) || (six.startsWith('0') && PHONE_BEFORE.test(before));

/** A day and the clock are written of what happened lately: such digits are no birth date. */
const recent = (digits: string, today: Date) => Number(digits.slice(0, 4)) >= today.getUTCFullYear() - 2;

/** Whether somebody can have been born that day: one of the ten check digits fits every such number. */
const isDate = (dated: string, today: Date) =>
  Array.from({ length: 10 }, (_, check) => parsePersonalNumber(`${dated}100${check}`, today)).some(({ ok }) => ok);

/** Why a text cannot stay, and where in it: somebody's number stands there. Null when nobody's does. */
export function personSentence(text: string): string | null {
  const [first] = findPersonalNumbers(text);
  if (!first) return null;
  const line = text.slice(0, first.start).split('\n').length;
  return text.includes('\n') ? t.personOnLine({ line }) : t.personInText();
}

/** A text field of a form in which nobody may be recognised: refuses personal numbers with a sentence that says why. */
export const noPerson = <S extends z.ZodType<string>>(words: S): S =>
  words.superRefine((text, context) => {
    const sentence = personSentence(text);
    if (sentence !== null) context.addIssue({ code: 'custom', message: say(() => sentence).error() });
  });
