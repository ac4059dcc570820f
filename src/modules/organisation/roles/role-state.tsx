import { formatDate } from '#platform/i18n/dates.ts';
import { State, type StateKind } from '#platform/ui/index.ts';
import type { Listed, RoleState } from './roles.queries.ts';
import { t } from './texts.ts';

const kinds: Record<RoleState, StateKind> = { now: 'done', soon: 'waiting', asleep: 'waiting', coming: 'info', ended: 'neutral' };

/** Where a role stands, with the day it falls asleep where there is one. */
export const RoleStateOf = ({ role }: { role: Pick<Listed, 'state' | 'awake_until'> }) => (
  <>
    <State kind={kinds[role.state]}>{t[role.state]()}</State>
    {role.awake_until && role.state !== 'asleep' && role.state !== 'ended' && (
      <span class="role-sleeps">
        {t.sleepsFrom()} {formatDate(role.awake_until)}
      </span>
    )}
  </>
);

/** The last day; of a role that ended before its first day was over there is none, only the day it ended. */
export const lastDayOf = ({ valid_from, last_day }: { valid_from: string; last_day: string | null }): string =>
  last_day && last_day < valid_from ? t.endedOn({ day: formatDate(valid_from) }) : lastDay(last_day);

export const lastDay = (day: string | null): string => (day ? formatDate(day) : t.furtherNotice());
