import type { ProposalStatus } from '#handbook';
import { formatDate } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { PostButton, Section, State } from '#platform/ui/index.ts';
import type { Answer, Question } from './questions.queries.ts';
import { t } from './texts.ts';
import { WithdrawAnswer } from './withdraw.tsx';

type Props = { question: Question; answers: readonly Answer[]; proposals: readonly ProposalStatus[] };

/** What says how we do stands first and is told apart; the others as they came. */
export function AnswerList({ question, answers, proposals }: Props) {
  if (answers.length === 0)
    return question.withdrawn_at || question.state === 'answered' ? null : <p class="question-soft">{t.noAnswers()}</p>;
  return (
    <Section title={t.answersTitle()} lead={waitsForMark(question) ? t.whoAccepts() : undefined}>
      <ol class="answer-list">
        {answers.map((answer) => (
          <li id={`answer-${answer.id}`} class={answer.accepted ? 'answer answer-accepted' : 'answer'}>
            <One {...{ question, answer, proposals }} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Who asked would look for the button: others have it. */
const waitsForMark = ({ mine, convenes, withdrawn_at, accepted_id }: Question): boolean =>
  mine && !convenes && withdrawn_at === null && accepted_id === null;

function One({ question, answer, proposals }: Omit<Props, 'answers'> & { answer: Answer }) {
  const { id, body, answerer, answered_at, withdrawn_at, accepted, mine } = answer;
  const by = t.answeredBy({ name: answerer ?? t.aMember(), day: formatDate(answered_at) });
  if (withdrawn_at)
    return (
      <p class="question-soft">
        {t.withdrawnWords({ day: formatDate(withdrawn_at) })} {by}
      </p>
    );
  const chooses = question.convenes && !question.withdrawn_at;
  return (
    <>
      {accepted && <State kind="done">{t.accepted()}</State>}
      <Prose text={body} under={2} prefix={`${id}-`} />
      <p class="question-facts">
        <span>{by}</span>
        {accepted && question.accepted_at && (
          <span>{t.acceptedBy({ name: question.accepter ?? t.aMember(), day: formatDate(question.accepted_at) })}</span>
        )}
      </p>
      {(chooses || mine) && (
        <div class="question-acts">
          {chooses && (
            <PostButton
              action={`/networks/questions/${question.id}/accept`}
              label={accepted ? t.unaccept() : t.accept()}
              hidden={accepted ? {} : { answer: id }}
              describedBy={`answer-${id}`}
            />
          )}
          {(mine || question.convenes) && <WithdrawAnswer question={question.id} id={id} proposals={proposals} />}
        </div>
      )}
    </>
  );
}
