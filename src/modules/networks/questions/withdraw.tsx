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
