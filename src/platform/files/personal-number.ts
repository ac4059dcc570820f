export type PersonalNumberFault =
  | 'notAPersonalNumber'
  | 'temporaryNumber'
  | 'impossibleBirthDate'
  | 'wrongCheckDigit'
  | 'notYetBorn';
export type PersonalNumber =
  | { ok: true; value: string; kind: 'personal' | 'coordination' }
  | { ok: false; key: PersonalNumberFault };

const shape = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{3})(\d)$/;
const letters = /^(\d{2})?\d{6}[-+]?(?=[\dA-Z]{4}$)\d*[A-Z][\dA-Z]*$/i;

/**
 * Personal and coordination numbers with ten or twelve digits, with or without their mark, as twelve digits without it.
 * Folkbokföringslagen (1991:481) 18 §: the mark becomes + the year the person turns 100; birth numbers begin at 001.
 * 18 a §: coordination numbers add 60 to the day. Skatteverket gives them with month or day 00 where the date of birth
 * is not known (its own test numbers show it). Letters mark numbers that care or schools hand out for a time: no identity.
 */
export function parsePersonalNumber(text: string, today = new Date()): PersonalNumber {
  const tidy = text.trim().replace(/[‐‑–−]/g, '-');
  const parts = shape.exec(tidy);
  if (!parts) return { ok: false, key: letters.test(tidy) ? 'temporaryNumber' : 'notAPersonalNumber' };
  const [, century, year = '', month = '', day = '', mark, birthNumber = '', check = ''] = parts;
  const coordination = Number(day) >= 60;
  const dayOfBirth = Number(day) - (coordination ? 60 : 0);
  const fullYear = century ? Number(century + year) : likelyYear(Number(year), Number(month), dayOfBirth, mark === '+', today);

  if (!isBirthDate(fullYear, Number(month), dayOfBirth, coordination)) return { ok: false, key: 'impossibleBirthDate' };
  if (birthNumber === '000') return { ok: false, key: 'notAPersonalNumber' };
  if (!hasRightCheckDigit(`${year}${month}${day}${birthNumber}${check}`)) return { ok: false, key: 'wrongCheckDigit' };
  if (Date.UTC(fullYear, Number(month) - 1, dayOfBirth) > today.getTime()) return { ok: false, key: 'notYetBorn' };
  return { ok: true, value: `${fullYear}${month}${day}${birthNumber}${check}`, kind: coordination ? 'coordination' : 'personal' };
}

/** The latest year with these two digits in which the person is born; with a +, the latest that makes them 100 this year. */
function likelyYear(twoDigits: number, month: number, day: number, hundred: boolean, today: Date): number {
  const thisYear = today.getUTCFullYear();
  const latest = hundred ? thisYear - 100 : thisYear;
  const year = latest - ((((latest - twoDigits) % 100) + 100) % 100);
  return Date.UTC(year, month - 1, day) > today.getTime() ? year - 100 : year;
}

function isBirthDate(year: number, month: number, day: number, coordination: boolean): boolean {
  if (year < 1800 || year > 2199) return false;
  if (coordination && (month === 0 || day === 0)) return month <= 12 && day <= 31;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The Luhn sum over the ten digits ends in 0 (Skatteverket, SKV 704). */
function hasRightCheckDigit(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
