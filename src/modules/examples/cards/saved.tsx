import type { FormState } from '#platform/http/form-state.ts';
import type { Option } from '#platform/ui/index.ts';
import { t } from '../texts.ts';

type Value = string | readonly string[] | null | undefined;
type Props = {
  form: FormState;
  name: string;
  /** As it is saved; `undefined` where nobody has saved meanwhile. */
  saved: Value;
  /** What one chooses among, where one does. */
  options?: readonly Option[] | undefined;
};

/** Below a field that differs: what somebody saved there meanwhile. */
export function Saved({ form, name, saved, options = [] }: Props) {
  if (saved === undefined) return null;
  const [theirs, typed] = [listOf(saved), listOf(form.values[name])];
  if (theirs.join('\0') === typed.join('\0')) return null;
  return (
    <div class="example-saved">
      <p class="example-small">{t.conflictSaved()}</p>
      <p class="example-words">
        {theirs.map((one) => options.find(({ value }) => value === one)?.label ?? one).join(', ') || t.conflictEmpty()}
      </p>
    </div>
  );
}

/** A browser sends lines with two characters between. */
const listOf = (value: Value): string[] =>
  [value ?? []]
    .flat()
    .map((one) => one.replaceAll('\r\n', '\n').trim())
    .filter(Boolean)
    .sort();
