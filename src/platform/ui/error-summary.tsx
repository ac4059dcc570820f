import type { FormState } from '#platform/http/form-state.ts';
import { fieldId } from './field-frame.tsx';
import { t } from './texts.ts';

/** What needs mending, first on the page, each line a link to its field. Draws nothing when all is well. */
export function ErrorSummary({ form }: { form: FormState }) {
  const errors = Object.entries(form.errors);
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
              <a class="ds-link" href={`#${fieldId(name)}`}>
                {sentence}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
