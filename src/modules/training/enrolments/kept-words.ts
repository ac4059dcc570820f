import { formatDate } from '#platform/i18n/dates.ts';
import type { Kept } from './entry.queries.ts';
import { t } from './texts.ts';

/** "3 platser för Äldreomsorgen till 2026-12-01": a part of a sentence, so without a capital. */
export const describeKept = ({ name, remaining, release_on }: Kept): string =>
  release_on
    ? t.keptUntil({ n: remaining, whose: name, day: formatDate(release_on) })
    : t.keptAlways({ n: remaining, whose: name });
