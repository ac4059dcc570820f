import type { FormState } from '#platform/http/form-state.ts';
import { Field, Fieldset, Select } from '#platform/ui/index.ts';
import { JUDGEMENTS } from '../format/check-items.ts';
import { t as words } from '../texts.ts';
import { t } from './texts.ts';

/** Factors of one's own, as many as the instrument allows. */
export function OwnFields({ most, form }: { most: number; form: FormState }) {
  const options = JUDGEMENTS.map((value) => ({ value, label: words[value]() }));
  return (
    <div class="items">
      {Array.from({ length: most }, (_, i) => (
        <Fieldset label={t.ownFactor({ n: i + 1 })}>
          <Field name={`own-${i}`} label={t.ownText()} maxlength={300} autocomplete="off" form={form} />
          <div class="judged">
            <Select name={`own-now-${i}`} label={t.now()} empty={t.notJudged()} options={options} form={form} />
            <Select name={`own-before-${i}`} label={t.historically()} empty={t.notJudged()} options={options} form={form} />
          </div>
        </Fieldset>
      ))}
    </div>
  );
}
