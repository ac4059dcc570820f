import { formatDate } from '#platform/i18n/dates.ts';
import { State, type StateKind } from '#platform/ui/index.ts';
import type { Question, QuestionState } from './questions.queries.ts';
import { t } from './texts.ts';

const kinds: Record<QuestionState, StateKind> = {
  open: 'waiting',
  answered: 'info',
  accepted: 'done',
  closed: 'neutral',
  withdrawn: 'neutral',
};

export const QuestionMark = ({ question: { state, waited } }: { question: Question }) => (
  <State kind={kinds[state]}>{state === 'open' && waited ? t.waited({ n: waited }) : t[state]()}</State>
);

const whoAsked = ({ asker, asked_at }: Pick<Question, 'asker' | 'asked_at'>): string =>
  t.askedBy({ name: asker ?? t.aMember(), day: formatDate(asked_at) });

/** Questions as one reads them: the sentence first, then where it stands. */
export function QuestionList({ questions, named }: { questions: readonly Question[]; named?: boolean }) {
  return (
    <ul class="question-list">
      {questions.map((question) => (
        <li>
          <a href={`/networks/questions/${question.id}`}>{question.title}</a>
          <p class="question-facts">
            <QuestionMark question={question} />
            {question.answers > 0 && <span>{t.answers({ n: question.answers })}</span>}
            {named && <span>{question.network}</span>}
            <span>{whoAsked(question)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
