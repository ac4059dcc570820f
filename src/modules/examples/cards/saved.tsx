import type { FormState } from '#platform/http/form-state.ts';
import { t } from '../texts.ts';
import type { Example } from './examples.queries.ts';

/** Below a field that differs: what somebody saved there meanwhile. */
export function Saved({ form, name, saved }: { form: FormState; name: string; saved: Example | undefined }) {
  const theirs = saved?.[name as keyof Example];
  if (typeof theirs !== 'string' || theirs === form.values[name]) return null;
  return (
    <div class="example-saved">
      <p class="example-small">{t.conflictSaved()}</p>
      <p class="example-words">{theirs || t.conflictEmpty()}</p>
    </div>
  );
}
