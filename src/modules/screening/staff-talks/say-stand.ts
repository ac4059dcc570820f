import { percent } from '#platform/i18n/dates.ts';
import { type Period, sayPeriod } from './period.ts';
import type { UnitLine } from './talks.queries.ts';
import { t } from './texts.ts';

/** How it stands, in a sentence or three. */
export function sayStand(units: readonly UnitLine[], period: Period): string {
  const told = units.filter(({ number }) => number !== null);
  const name = sayPeriod(period);
  if (told.length === 0) return (units.length === 1 ? t.leadOneNone : t.leadNone)({ period: name });
  const [held, asked] = [sum(told, 'held'), sum(told, 'asked')];
  const meetings = told.filter(({ meeting_on }) => meeting_on).length;
  return [
    units.length === 1 ? t.leadOne({ period: name }) : t.leadSome({ told: told.length, all: units.length, period: name }),
    held > 0 ? t.leadAsked({ asked, held, share: percent(asked / held) }) : t.leadNoTalks(),
    ...(meetings > 0 ? [t.leadMeetings({ n: meetings })] : []),
  ].join(' ');
}

const sum = (units: readonly UnitLine[], name: 'held' | 'asked'): number =>
  units.reduce((all, unit) => all + (unit[name] ?? 0), 0);
