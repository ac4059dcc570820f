import { type FormState, filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { Button, DateField, ErrorSummary, Facts, Field, Form, Page, Section, TextArea } from '#platform/ui/index.ts';
import { t as menu } from '../texts.ts';
import { NoPerson } from './ask.page.tsx';
import type { RaisedQuestion } from './raised.queries.ts';
import { sayLevel } from './raised-list.page.tsx';
import { RaisedAnswer, RaisedMark, sayRaisedTitle, sayRaisedTo } from './raised-list.tsx';
import { t } from './texts.ts';
import { WithdrawRaised, WithdrawRaisedAnswer } from './withdraw.tsx';

export function RaisedPage({ raised, form }: { raised: RaisedQuestion; form: FormState }) {
  const { id, network, level, raised_at, raiser, words, question_id, decision_id, ours, answers, keeps } = raised;
  const { withdrawn_at, answer_withdrawn_at, answer_changed_at } = raised;
  return (
    <Page
      title={sayRaisedTitle(raised)}
      tab={t.raisedTitle()}
      lead={sayRaisedTo(raised)}
      trail={[
        { href: '/networks', label: menu.menu() },
        { href: '/networks/raised', label: t.raisedTitle() },
      ]}
    >
      <ErrorSummary form={form} />
      <p class="question-facts">
        <RaisedMark raised={raised} />
      </p>
      <Facts
        items={[
          { term: t.colNetwork(), value: network },
          { term: t.colLevel(), value: sayLevel(level) },
          { term: t.colRaised(), value: raiser && t.askedBy({ name: raiser, day: formatDate(raised_at) }) },
        ]}
      />
      <Section title={t.raisedWhy()}>
        {withdrawn_at ? <p>{t.withdrawnWords({ day: formatDate(withdrawn_at) })}</p> : <Prose text={words} under={2} />}
        {ours && decision_id && (
          <p>
            <a href={`/networks/decisions/${decision_id}`}>{t.toDecision()}</a>
          </p>
        )}
        {ours && question_id && (
          <p>
            <a href={`/networks/questions/${question_id}`}>{t.toQuestion()}</a>
          </p>
        )}
      </Section>
      {answer_withdrawn_at && <p class="question-soft">{t.answerWithdrawn({ day: formatDate(answer_withdrawn_at) })}</p>}
      <RaisedAnswer raised={raised} />
      {answer_changed_at && <p class="question-soft">{t.answerChanged({ day: formatDate(answer_changed_at) })}</p>}
      {keeps && (!withdrawn_at || raised.answer) && (
        <div class="question-acts">
          {!withdrawn_at && <WithdrawRaised id={id} />}
          {raised.answer && <WithdrawRaisedAnswer id={id} />}
        </div>
      )}
      {answers && (
        <Section title={t.enterAnswer()} lead={t.enterAnswerHint()}>
          <NoPerson />
          <Form action={`/networks/raised/${id}`}>
            <AnswerFields form={form} />
            <Button>{t.enterAnswer()}</Button>
          </Form>
        </Section>
      )}
      {keeps && raised.answer !== null && <Correct raised={raised} form={form} />}
    </Page>
  );
}

const AnswerFields = ({ form }: { form: FormState }) => (
  <>
    <TextArea name="answer" label={t.colAnswer()} rows={6} maxlength={8000} form={form} required />
    <Field name="answer_from" label={t.answerFromLabel()} help={t.answerFromHelp()} maxlength={200} form={form} required />
    <DateField name="answered_on" label={t.answeredOn()} form={form} required />
    <Field name="source_link" type="url" label={t.sourceLink()} maxlength={500} form={form} />
  </>
);

/** What was entered wrong, or came later: she begins from what stands there. */
function Correct({ raised, form }: { raised: RaisedQuestion; form: FormState }) {
  const { id, answer, answer_from, answered_on, source_link, answer_read } = raised;
  const typed = Object.keys(form.errors).length > 0;
  const now = { answer: answer ?? '', answer_from, answered_on: answered_on ?? '', source_link };
  const read = typed ? String(form.values['read'] ?? '') : answer_read;
  return (
    <details class="more" open={typed}>
      <summary>{t.correctAnswer()}</summary>
      <Form action={`/networks/raised/${id}/answer`} hidden={{ read }}>
        <NoPerson />
        <AnswerFields form={typed ? form : filled(now)} />
        <Button>{t.correctAnswerGo()}</Button>
      </Form>
    </details>
  );
}
