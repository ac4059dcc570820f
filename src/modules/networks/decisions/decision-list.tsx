import type { ProposalStatus } from '#handbook';
import { formatDate } from '#platform/i18n/dates.ts';
import { State } from '#platform/ui/index.ts';
import type { Decision } from './decisions.queries.ts';
import { isInForce, sayActivity, sayOwner, sayProposal, sayRaised, sayWords } from './say-fate.ts';
import { t } from './texts.ts';

/** Decisions with who sees to each, and what became of it. `dated`: from several meetings. */
export const DecisionList = ({ decisions, dated = false }: { decisions: readonly Decision[]; dated?: boolean }) => (
  <ol class="decision-list">
    {decisions.map((decision) => (
      <li>
        <p class="decision-head">
          <a href={`/networks/decisions/${decision.id}`}>
            {dated
              ? t.numberOf({ number: decision.number, meeting: decision.meeting, day: formatDate(decision.starts_at) })
              : t.numbered({ number: decision.number })}
          </a>
          {sayOwner(decision) && <span class="network-soft"> {sayOwner(decision)}</span>}
        </p>
        {decision.withdrawn_at ? (
          <State kind="neutral">{t.withdrawn()}</State>
        ) : (
          <>
            <p class={decision.emptied_at ? 'network-soft' : 'decision-words'}>{sayWords(decision)}</p>
            <Fates decision={decision} />
          </>
        )}
      </li>
    ))}
  </ol>
);

/** What became of a decision, each with its way there. */
export function Fates({ decision: { proposals, activities, raised } }: { decision: Decision }) {
  if (proposals.length + activities.length + raised.length === 0) return null;
  return (
    <ul class="decision-fates">
      <ProposalFates proposals={proposals} />
      {activities.map((one) => (
        <li>
          <State kind={one.state === 'done' ? 'done' : one.late ? 'late' : one.state === 'dropped' ? 'neutral' : 'waiting'}>
            <a href={`/networks/activities/${one.id}`}>{sayActivity(one)}</a>
          </State>
        </li>
      ))}
      {raised.map((one) => (
        <li>
          <State kind={one.withdrawn_at ? 'neutral' : one.answer ? 'done' : 'waiting'}>
            <a href={`/networks/raised/${one.id}`}>{sayRaised(one)}</a>
          </State>
        </li>
      ))}
    </ul>
  );
}

const kindOf = (one: ProposalStatus) =>
  isInForce(one) ? 'done' : one.settled_how === 'taken_in' || !one.settled_how ? 'waiting' : 'neutral';

/** What became of what was proposed: the way to the paragraph, for who reads that handbook. */
export const ProposalFates = ({ proposals }: { proposals: readonly ProposalStatus[] }) =>
  proposals.map((one) => (
    <li>
      <State kind={kindOf(one)}>
        {one.routine_id ? <a href={`/handbook/routines/${one.routine_id}`}>{sayProposal(one)}</a> : sayProposal(one)}
      </State>
    </li>
  ));
