import type { ProposalStatus } from '#handbook';
import { Section, State } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** What has become of what was proposed: the way from the question to the paragraph. */
export function ProposalList({ proposals }: { proposals: readonly ProposalStatus[] }) {
  if (proposals.length === 0) return null;
  return (
    <Section title={t.proposals()}>
      <ul class="question-list">
        {proposals.map((proposal) => (
          <li>
            {proposal.routine_id && proposal.routine ? (
              <a href={`/handbook/routines/${proposal.routine_id}`}>{proposal.routine}</a>
            ) : (
              <span>{proposal.handbook ? `${t.proposalNew()}, ${proposal.handbook}` : t.proposalElsewhere()}</span>
            )}
            <p class="question-facts">
              <Outcome proposal={proposal} />
              {proposal.settled_how === 'declined' && proposal.settle_note && <span>{proposal.settle_note}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Outcome({ proposal: { settled_how, version_number, section } }: { proposal: ProposalStatus }) {
  if (settled_how === 'declined') return <State kind="neutral">{t.proposalDeclined()}</State>;
  if (settled_how !== 'taken_in') return <State kind="waiting">{t.proposalWaits()}</State>;
  return (
    <State kind="done">
      {version_number !== null && section ? t.proposalTakenIn({ version: version_number, section }) : t.proposalTaken()}
    </State>
  );
}
