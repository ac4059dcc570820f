import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Form, Page, State, TextArea } from '#platform/ui/index.ts';
import { sayDeed, sayWhen } from '../look.tsx';
import { t as all } from '../texts.ts';
import type { Question } from './reviews.queries.ts';
import { t } from './texts.ts';

/** What somebody asks her about her own acts, and her answers. */
export function QuestionsPage({ list, form }: { list: readonly Question[]; form: FormState }) {
  return (
    <Page title={t.questionsTitle()} lead={t.questionsLead()} trail={[{ href: '/oversight', label: all.menu() }]} shy>
      <ErrorSummary form={form} />
      {list.length === 0 && <Empty title={t.questionsNone()} body={t.questionsNoneBody()} />}
      <ol class="looks">
        {list.map((one) => (
          <One one={one} form={form} />
        ))}
      </ol>
    </Page>
  );
}

function One({ one, form }: { one: Question; form: FormState }) {
  const { drawn_id, about, question, answer, answered_at, closed_at, due_on } = one;
  return (
    <li class="look" id={`question-${drawn_id}`} tabindex={-1}>
      <p class="look-over">
        <time>{sayWhen(one.at)}</time>
      </p>
      <h2>{t.youDid({ deed: sayDeed(one.act, about) })}</h2>
      <dl class="look-talk">
        <dt>{t.asked()}</dt>
        <dd class="look-said">{question}</dd>
        {answered_at && (
          <>
            <dt>{t.youAnswered({ when: formatWhen(answered_at) })}</dt>
            <dd class="look-said">{answer}</dd>
          </>
        )}
      </dl>
      {closed_at && (
        <p>
          <State kind="done">{t.closedQuestion()}</State>
        </p>
      )}
      {!answered_at && !closed_at && (
        <Form action={`/reviews/questions/${drawn_id}`}>
          <p>
            <State kind="waiting">{t.answerDue({ day: formatDate(due_on) })}</State>
          </p>
          <TextArea
            name={`answer-${drawn_id}`}
            label={t.yourAnswer()}
            help={t.answerHelp()}
            required
            rows={4}
            maxlength={4000}
            form={form}
          />
          <Button>{t.send()}</Button>
        </Form>
      )}
    </li>
  );
}
