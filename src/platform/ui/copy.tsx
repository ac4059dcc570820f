import { fieldId } from './field-frame.tsx';
import { t } from './texts.ts';

/** A text to take along (a calendar address). Without script it can be marked and copied; with script a button does it. */
export function Copy({ label, text, name }: { label: string; text: string; name: string }) {
  return (
    <div class="ds-field field copy">
      <label class="ds-label" for={fieldId(name)}>
        {label}
      </label>
      <div class="copy-row">
        <input class="ds-input" id={fieldId(name)} value={text} readonly />
        <button
          class="ds-button"
          data-variant="secondary"
          type="button"
          data-copy={fieldId(name)}
          data-copied={t.copied()}
          hidden
        >
          {t.copy()}
        </button>
      </div>
      <span class="ds-sr-only" role="status" />
    </div>
  );
}
