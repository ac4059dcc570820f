import type { FormState } from '#platform/http/form-state.ts';
import { DateField, Field, Fieldset, Hidden, TimeField } from '#platform/ui/index.ts';
import { countRows, MOST_PARTS, PART_ROWS } from '../read-parts.ts';
import { t } from '../texts.ts';
import { FormPart } from './form-part.tsx';
import { MoreButton } from './more-button.tsx';

/** When: a row for each part. Empty rows are passed over; none at all makes a list of interest. */
export function PartFields({ form, action }: { form: FormState; action: string }) {
  const rows = countRows(form.values, 'part_rows', PART_ROWS, MOST_PARTS);
  return (
    <FormPart id="when" title={t.whenTitle()} lead={t.whenLead()}>
      <Hidden name="part_rows" value={rows} />
      <div class="part-rows">
        {Array.from({ length: rows }, (_, i) => (
          <PartRow n={i + 1} form={form} />
        ))}
      </div>
      {rows < MOST_PARTS && (
        <MoreButton press="more_parts" action={action} at={`f-part${rows + 1}_day`}>
          {t.moreParts()}
        </MoreButton>
      )}
    </FormPart>
  );
}

// "Frivilligt" beside every box of every row would shout; the lead says that rows may be left empty.
const PartRow = ({ n, form }: { n: number; form: FormState }) => (
  <Fieldset label={t.partN({ n })}>
    <DateField name={`part${n}_day`} label={t.day()} form={form} />
    <TimeField name={`part${n}_start`} label={t.from()} form={form} />
    <TimeField name={`part${n}_end`} label={t.to()} form={form} />
    <Field name={`part${n}_room`} label={t.room()} form={form} maxlength={200} />
  </Fieldset>
);
