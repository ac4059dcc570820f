import { z } from 'zod';
import { field } from '#platform/http/form.ts';
import { instant } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';

/** What of the log is chosen: from a minute to a minute in Swedish time, perhaps one person's or one act's alone. */
export const frameForm = z
  .object({
    fromDay: field.day(),
    fromTime: field.time(),
    untilDay: field.day(),
    untilTime: field.time(),
    person: field.optionalId(),
    act: field.optionalText({ max: 100 }),
    id: field.optionalId(),
  })
  .transform(({ fromDay, fromTime, untilDay, untilTime, person, act, id }) => ({
    frame: { from: instant(fromDay, fromTime), until: instant(untilDay, untilTime), person, act: act || null },
    id,
    untilDay,
  }))
  .refine(({ frame }) => frame.until > frame.from, { path: ['untilDay'], error: () => `\u0001${t.untilBefore()}` });
