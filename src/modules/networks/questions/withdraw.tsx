import { Confirm } from '#platform/ui/index.ts';
import { t } from './texts.ts';

export const WithdrawQuestion = ({ id }: { id: string }) => (
  <Confirm
    label={t.withdraw()}
    question={t.withdrawQuestionAsk()}
    yes={t.withdrawYes()}
    action={`/networks/questions/${id}/withdraw`}
  />
);

export const WithdrawAnswer = ({ question, id }: { question: string; id: string }) => (
  <Confirm
    label={t.withdraw()}
    question={t.withdrawAnswerAsk()}
    yes={t.withdrawYes()}
    action={`/networks/questions/${question}/answers/${id}/withdraw`}
  />
);

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
