import { useContext } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import { FieldPrefix, idOf, sentencesOf } from './field-frame.tsx';
import { t } from './texts.ts';

/**
 * What needs mending, first on the page, each line a link to its field. Draws nothing when all is well. `prefix` is the form's own;
 * inside the form it is known.
 */
export function ErrorSummary({ form, prefix }: { form: FormState; prefix?: string | undefined }) {
  const within = useContext(FieldPrefix);
  const errors = Object.entries(form.errors).flatMap(([name, error]) =>
    sentencesOf(error).map((sentence) => [name, sentence] as const),
  );
  if (errors.length === 0) return null;
  return (
    <div class="ds-error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{t.mend({ n: errors.length })}</h2>
      <ul class="ds-list">
        {errors.map(([name, sentence]) => (
          <li>
            {name === '' ? (
              sentence
            ) : (
              <a class="ds-link" href={`#${idOf(prefix ?? within, name)}`}>
                {sentence}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
