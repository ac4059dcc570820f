import type { FormState } from '#platform/http/form-state.ts';
import { Field } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** By what the unit can know the person again; folded away, since most need it not. */
export const ReferenceField = ({ form }: { form: FormState }) => (
  <details class="more" open={Boolean(form.errors['reference'] || form.values['reference'])}>
    <summary>{t.withReference()}</summary>
    <Field
      name="reference"
      label={t.reference()}
      help={t.referenceHelp()}
      form={form}
      width="medium"
      autocomplete="off"
      maxlength={60}
    />
  </details>
);
