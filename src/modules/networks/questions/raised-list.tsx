import { formatDate } from '#platform/i18n/dates.ts';
import { Prose } from '#platform/text/index.ts';
import { State } from '#platform/ui/index.ts';
import type { RaisedQuestion } from './raised.queries.ts';
import { t } from './texts.ts';

/** What was raised from a question or a decision, and the answer that came back. */
export function RaisedList({ raised }: { raised: readonly RaisedQuestion[] }) {
  if (raised.length === 0) return null;
  return (
    <ul class="raised-list">
      {raised.map((one) => (
        <li>
          <p class="question-facts">
            <RaisedMark raised={one} />
            <a href={`/networks/raised/${one.id}`}>{sayRaisedTo(one)}</a>
          </p>
          <RaisedAnswer raised={one} />
        </li>
      ))}
    </ul>
  );
}

/** The question in one sentence; that it was taken away, where it was. */
export const sayRaisedTitle = ({ title, withdrawn_at }: Pick<RaisedQuestion, 'title' | 'withdrawn_at'>): string =>
  withdrawn_at ? t.withdrawnQuestion() : title;

/** To whom and when; whom it was to in words has gone with the words that were taken away. */
export const sayRaisedTo = ({ addressee, raised_at, withdrawn_at }: RaisedQuestion): string => {
  const day = formatDate(raised_at);
  return withdrawn_at && addressee === '–' ? t.raisedOn({ day }) : t.raisedTo({ to: addressee, day });
};

type Marked = { raised: Pick<RaisedQuestion, 'answer' | 'addressee' | 'withdrawn_at'> };
export function RaisedMark({ raised: { answer, addressee, withdrawn_at } }: Marked) {
  if (withdrawn_at) return <State kind="neutral">{t.withdrawn()}</State>;
  return <State kind={answer ? 'done' : 'waiting'}>{answer ? t.gotAnswer() : t.waitingFrom({ addressee })}</State>;
}

/** The answer, where it has come. */
export function RaisedAnswer({ raised: { id, answer, answer_from, answered_on, source_link } }: { raised: RaisedQuestion }) {
  if (answer === null || answered_on === null) return null;
  return (
    <div class="answer answer-accepted">
      <p class="question-soft">{t.answerFrom({ from: answer_from, day: formatDate(answered_on) })}</p>
      <Prose text={answer} under={2} prefix={`${id}-`} />
      {source_link && (
        <p class="question-source">
          {t.source()}:{' '}
          <a href={source_link} rel="noreferrer">
            {source_link}
          </a>
        </p>
      )}
    </div>
  );
}
