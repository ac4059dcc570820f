import type { ProposalStatus } from '#handbook';
import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { Button, ErrorSummary, Form, LinkButton, Notice, Page, PostButton, Section, TextArea } from '#platform/ui/index.ts';
import { ProposalFates } from '../decisions/decision-list.tsx';
import { networkTrail } from '../networks/trail.ts';
import { AnswerList } from './answer-list.tsx';
import { NoPerson } from './ask.page.tsx';
import { QuestionMark } from './question-list.tsx';
import type { Answer, Question } from './questions.queries.ts';
import type { RaisedQuestion } from './raised.queries.ts';
import { RaisedList } from './raised-list.tsx';
import { DAYS } from './remind-unanswered.ts';
import { t } from './texts.ts';
import { WithdrawQuestion } from './withdraw.tsx';

type Props = {
  question: Question;
  answers: readonly Answer[];
  raised: readonly RaisedQuestion[];
  proposals: readonly ProposalStatus[];
  /** There is a handbook she can propose text in. */
  proposes: boolean;
  answerId: string;
  form: FormState;
};

export function QuestionPage({ question, answers, raised, proposals, proposes, answerId, form }: Props) {
  const { id, network_id, network, asker, asked_at, body, withdrawn_at, closed_at, over, waited } = question;
  const gone = withdrawn_at !== null;
  const name = asker ?? t.aMember();
  return (
    <Page
      title={gone ? t.withdrawnQuestion() : question.title}
      tab={t.listTitle()}
      lead={t.askedIn({ name, day: formatDate(asked_at) })}
      trail={networkTrail({ id: network_id, name: network }, [
        { href: `/networks/${network_id}/questions`, label: t.listTitle() },
      ])}
    >
      <ErrorSummary form={form} />
      <p class="question-facts">
        <QuestionMark question={question} />
      </p>
      {withdrawn_at ? <p>{t.withdrawnWords({ day: formatDate(withdrawn_at) })}</p> : body && <Prose text={body} />}
      {!gone && waited !== null && waited >= DAYS && (
        <Notice kind="waiting">
          <p>{proposes ? t.waitedLong({ n: waited }) : t.waitedLongRaise({ n: waited })}</p>
        </Notice>
      )}
      <RaisedList raised={raised} />
      {gone && raised.some((one) => !one.withdrawn_at) && <p class="question-soft">{t.raisedStands()}</p>}
      <AnswerList {...{ question, answers, proposals }} />
      {proposals.length > 0 && (
        <Section title={t.proposals()}>
          <ul class="decision-fates">
            <ProposalFates proposals={proposals} />
          </ul>
        </Section>
      )}
      {!closed_at && !over && (
        <Section title={t.answerTitle()}>
          <NoPerson />
          <Form action={`/networks/questions/${id}/answers`} hidden={{ id: answerId }} offerAgain>
            <TextArea name="body" label={t.answerLabel()} rows={6} maxlength={8000} form={form} required />
            <Button>{t.answerGo()}</Button>
          </Form>
        </Section>
      )}
      {!gone && <Acts question={question} raised={raised} proposals={proposals} proposes={proposes} />}
    </Page>
  );
}

type ActsProps = Pick<Props, 'question' | 'raised' | 'proposals' | 'proposes'>;

/** What else can be done with it; each only for who may. */
function Acts({ question, raised, proposals, proposes }: ActsProps) {
  const { id, mine, convenes, closed_at, state, over } = question;
  const raises = convenes && !over && raised.filter((one) => !one.withdrawn_at).length < 2;
  if (!(proposes || raises || mine || convenes)) return null;
  return (
    <Section title={t.more()} lead={state === 'accepted' && proposes && proposals.length === 0 ? t.proposeHint() : undefined}>
      <div class="question-acts">
        {proposes && <LinkButton href={`/networks/questions/${id}/propose`}>{t.propose()}</LinkButton>}
        {raises && <LinkButton href={`/networks/questions/${id}/raise`}>{t.raise()}</LinkButton>}
        {(mine || convenes) && (
          <PostButton
            action={`/networks/questions/${id}/close`}
            label={closed_at ? t.openAgain() : t.close()}
            hidden={closed_at ? { open: 'yes' } : {}}
          />
        )}
        {(mine || convenes) && <WithdrawQuestion {...{ question, raised, proposals }} />}
      </div>
    </Section>
  );
}
