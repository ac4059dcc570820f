import type { FormState } from '#platform/http/form-state.ts';
import { Radios, TextArea } from '#platform/ui/index.ts';
import type { Instrument } from '../format/schema.ts';
import { languageOf, levelsOf, say } from '../words.ts';
import { estimates, judgements } from './state.ts';
import { t } from './texts.ts';

/** The person's own estimate and the professional's judgement; before them, in a structured judgement, the whole. */
export function JudgeFields({ instrument, form }: { instrument: Instrument; form: FormState }) {
  return (
    <div class="items">
      {instrument.kind === 'unscored' && (
        <section class="whole" lang={languageOf(instrument)}>
          <h2>{t.wholeTitle()}</h2>
          <p class="help">{t.wholeHelp()}</p>
          {instrument.overall.map((one) => (
            <Radios
              name={`v-${one.key}`}
              label={say(one.label)}
              {...(one.help ? { help: say(one.help) } : {})}
              required
              form={form}
              options={levelsOf(one).map(({ key, label }) => ({ value: key, label }))}
            />
          ))}
        </section>
      )}
      <Radios
        name="estimate"
        label={t.estimate()}
        help={t.estimateHelp()}
        required
        form={form}
        options={estimates.map((value) => ({ value, label: t[`estimate_${value}`]() }))}
      />
      <Radios
        name="judgement"
        label={t.judgement()}
        required
        form={form}
        options={judgements.map((value) => ({ value, label: t[`judgement_${value}`]() }))}
      />
      <TextArea name="reasons" label={t.reasons()} help={t.reasonsHelp()} rows={4} maxlength={1000} form={form} />
    </div>
  );
}
