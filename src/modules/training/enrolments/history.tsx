import { formatDay, formatTime } from '#platform/i18n/dates.ts';
import { formatDeadline } from './deadline.ts';
import type { Happened } from './entry.queries.ts';
import { t } from './texts.ts';

const words: Readonly<Record<string, () => string>> = {
  requested: t.happenedRequested,
  interested: t.happenedInterested,
  placed: t.happenedPlaced,
  waiting: t.happenedWaiting,
  resting: t.happenedResting,
  withdrawn: t.happenedWithdrawn,
  declined: t.happenedDeclined,
  refused: t.happenedRefused,
  removed: t.happenedRemoved,
  cancelled: t.happenedCancelled,
};

/** Everything that has happened to an entry, oldest first. What the house did by itself has no name beside it. */
export function History({ events }: { events: readonly Happened[] }) {
  return (
    <ol class="history">
      {events.map((event) => (
        <li>
          <p class="history-what">{say(event)}</p>
          <p class="history-when">
            {formatDay(event.at)}, {formatTime(event.at)}
            {by(event)}
          </p>
        </li>
      ))}
    </ol>
  );
}

const say = ({ what, until, at }: Happened): string =>
  until ? t.happenedOffered({ deadline: formatDeadline(until, at) }) : (words[what]?.() ?? what);

function by({ by_herself, by_name }: Happened): string {
  if (by_herself === null || by_herself) return '';
  return `, ${by_name ? t.byName({ name: by_name }) : t.bySomeone()}`;
}
