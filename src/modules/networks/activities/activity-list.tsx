import { formatDate } from '#platform/i18n/dates.ts';
import { PostButton, State, type StateKind } from '#platform/ui/index.ts';
import type { Activity, ActivityState } from './activities.queries.ts';
import { t } from './texts.ts';

const kinds: Record<ActivityState, StateKind> = { planned: 'neutral', under_way: 'info', done: 'done', dropped: 'neutral' };

export const ActivityMark = ({ activity: { state, late } }: { activity: Pick<Activity, 'state' | 'late'> }) => (
  <State kind={late ? 'late' : kinds[state]}>{late ? `${t[state]()}, ${t.lateMark().toLowerCase()}` : t[state]()}</State>
);

export const sayOwner = ({ owner, owner_function, owner_id }: Pick<Activity, 'owner' | 'owner_function' | 'owner_id'>): string =>
  [owner ?? (owner_id ? t.aMember() : ''), owner_function].filter(Boolean).join(', ');

/** What is to be done; that it was taken away, where it was. */
export const sayTitle = ({ title, withdrawn_at }: Pick<Activity, 'title' | 'withdrawn_at'>): string =>
  withdrawn_at ? t.withdrawnActivity() : title;

/** The one click that comes next. */
export function NextStep({ activity: { id, state, moves } }: { activity: Activity }) {
  if (!moves) return null;
  const [next, label] =
    state === 'planned'
      ? (['under_way', t.start()] as const)
      : state === 'under_way'
        ? (['done', t.finish()] as const)
        : (['planned', t.again()] as const);
  return (
    <PostButton action={`/networks/activities/${id}`} label={label} hidden={{ state: next }} describedBy={`activity-${id}`} />
  );
}

/** As they stand on the network's page and on a decision: the thing first, then who, when and how far. */
export function ActivityList({ activities }: { activities: readonly Activity[] }) {
  return (
    <ul class="question-list">
      {activities.map((activity) => (
        <li>
          <a href={`/networks/activities/${activity.id}`}>{sayTitle(activity)}</a>
          <p class="question-facts">
            <ActivityMark activity={activity} />
            <span>{t.until({ day: formatDate(activity.due_on) })}</span>
            <span>{sayOwner(activity)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
