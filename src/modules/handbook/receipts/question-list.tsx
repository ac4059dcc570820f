import { Facts } from '#platform/ui/index.ts';
import type { Passage } from './passages.ts';
import type { Question } from './questions.queries.ts';
import { t } from './texts.ts';

/** Questions with their answers, for those who review the version. */
export function QuestionList({ questions, passages }: { questions: readonly Question[]; passages: readonly Passage[] }) {
  return (
    <ol class="question-list">
      {questions.map(({ question, options, right_option, explanation, passage }) => (
        <li>
          <p class="question-words">{question}</p>
          <ul>
            {options.map((option) => (
              <li>{option}</li>
            ))}
          </ul>
          <Facts
            items={[
              { term: t.rightOption(), value: options[right_option - 1] },
              { term: t.explanation(), value: explanation },
              { term: t.passage(), value: passages.find(({ key }) => key === passage)?.label ?? t.passageAll() },
            ]}
          />
        </li>
      ))}
    </ol>
  );
}
