import type { ProposalStatus } from '#handbook';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Activity } from '../activities/activities.queries.ts';
import type { RaisedQuestion } from '../questions/raised.queries.ts';
import type { Decision } from './decisions.queries.ts';
import { t } from './texts.ts';

/** Taken in, and the version that says it is one that people follow, or have followed. */
export const isInForce = ({ settled_how, version_state }: ProposalStatus): boolean =>
  settled_how === 'taken_in' && (version_state === 'published' || version_state === 'replaced');

/** "Rutin 3.2: infört i version 4 under Steg 2", or that it is on its way, waits, or why not. */
export function sayProposal(proposal: ProposalStatus): string {
  const { routine, handbook, settled_how, settle_note, version_number: version, section } = proposal;
  const where = routine ? t.routine({ routine }) : handbook ? t.newRoutine({ handbook }) : t.elsewhere();
  if (settled_how === 'declined') return settle_note ? t.declinedBecause({ where, why: settle_note }) : t.declined({ where });
  if (settled_how === 'taken_away') return t.takenAway({ where });
  if (settled_how === null) return t.proposed({ where });
  if (version === null) return isInForce(proposal) ? t.takenIn({ where }) : t.onItsWay({ where });
  if (!isInForce(proposal)) return section ? t.onItsWayUnder({ where, version, section }) : t.onItsWayIn({ where, version });
  return section ? t.takenInUnder({ where, version, section }) : t.takenInVersion({ where, version });
}

export const sayActivity = ({ title, state, due_on, withdrawn_at }: Activity): string =>
  withdrawn_at
    ? t.activityWithdrawn({ day: formatDate(withdrawn_at) })
    : t[`activity_${state}`]({ title, day: formatDate(due_on) });

export const sayRaised = ({ addressee, title, answered_on, withdrawn_at }: RaisedQuestion): string =>
  withdrawn_at
    ? t.raisedWithdrawn({ day: formatDate(withdrawn_at) })
    : answered_on
      ? t.raisedAnswered({ addressee, title, day: formatDate(answered_on) })
      : t.raised({ addressee, title });

/** What was decided; that its words were taken away, where they were. */
export const sayWords = ({ words, emptied_at }: Pick<Decision, 'words' | 'emptied_at'>): string =>
  emptied_at ? t.emptied({ day: formatDate(emptied_at) }) : words;

/** Who sees to it: a member, without her name where it is protected, and a function. */
export const sayOwner = ({ owner, owner_id, owner_name }: Pick<Decision, 'owner' | 'owner_id' | 'owner_name'>): string =>
  [owner_name ?? (owner_id ? t.aMember() : ''), owner].filter(Boolean).join(', ');
