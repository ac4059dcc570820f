import type { ProposalStatus } from '#handbook';
import { filled } from '#platform/http/form-state.ts';
import { Checkbox, Confirm } from '#platform/ui/index.ts';
import type { Question } from './questions.queries.ts';
import type { RaisedQuestion } from './raised.queries.ts';
import { t } from './texts.ts';

type OfQuestion = { question: Question; raised: readonly RaisedQuestion[]; proposals: readonly ProposalStatus[] };

/** What was raised of it has words of its own: they go too where that is hers to say, else it says who takes them away. */
export function WithdrawQuestion({ question: { id, convenes }, raised, proposals }: OfQuestion) {
  const left = raised.some((one) => !one.withdrawn_at);
  return (
    <Confirm
      label={t.withdraw()}
      question={sentences(t.withdrawQuestionAsk(), proposals, left && !convenes && t.withdrawRaisedElse())}
      yes={t.withdrawYes()}
      action={`/networks/questions/${id}/withdraw`}
    >
      {left && convenes && <Checkbox name="raised" label={t.withdrawRaisedToo()} form={filled({ raised: 'yes' })} />}
    </Confirm>
  );
}

type OfAnswer = { question: string; id: string; proposals: readonly ProposalStatus[] };

export const WithdrawAnswer = ({ question, id, proposals }: OfAnswer) => (
  <Confirm
    label={t.withdraw()}
    question={sentences(t.withdrawAnswerAsk(), proposals)}
    yes={t.withdrawYes()}
    action={`/networks/questions/${question}/answers/${id}/withdraw`}
  />
);

const sentences = (first: string, proposals: readonly ProposalStatus[], last: string | false = false): string =>
  [first, proposals.length > 0 && t.withdrawProposals(), last].filter(Boolean).join(' ');

export const WithdrawRaised = ({ id }: { id: string }) => (
  <Confirm
    label={t.withdrawRaised()}
    question={t.withdrawRaisedAsk()}
    yes={t.withdrawYes()}
    action={`/networks/raised/${id}/withdraw`}
  />
);

export const WithdrawRaisedAnswer = ({ id }: { id: string }) => (
  <Confirm
    label={t.withdrawRaisedAnswer()}
    question={t.withdrawRaisedAnswerAsk()}
    yes={t.withdrawYes()}
    action={`/networks/raised/${id}/answer/withdraw`}
  />
);
