import { instant } from '#platform/i18n/dates.ts';
import type { Typed } from './read-occasion.ts';
import { clock } from './read-parts.ts';
import { refuseDay } from './refuse-day.ts';
import { t } from './texts.ts';

/** From when until when one may sign up. A day without a time is the whole day. */
export function readWindow(values: Typed, begins: Date | null) {
  const errors: Record<string, string> = {};
  const read = (name: string, usual: string): Date | null => {
    const day = String(values[`${name}_day`] ?? '');
    const time = String(values[`${name}_time`] ?? '');
    if (!day && !time) return null;
    const wrongDay = day ? refuseDay(day) : t.windowNeedsDay();
    if (wrongDay) errors[`${name}_day`] = wrongDay;
    const at = time ? clock(time) : usual;
    if (!at) errors[`${name}_time`] = t.notATime();
    return !wrongDay && at ? instant(day, at) : null;
  };
  const opens = read('opens', '00:00');
  const closes = read('closes', '23:59');
  if (opens && closes && closes <= opens) errors['closes_day'] = t.closesBeforeOpens();
  else if (closes && begins && closes > begins) errors['closes_day'] = t.closesAfterStart();
  if (opens && begins && opens >= begins) errors['opens_day'] = t.opensAfterStart();
  return { opens, closes, errors };
}
