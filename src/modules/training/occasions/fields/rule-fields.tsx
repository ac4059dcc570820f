import type { FormState } from '#platform/http/form-state.ts';
import { Checkbox, DateField, Field, Fieldset, TimeField } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import { FormPart } from './form-part.tsx';

/** When one may sign up, and how the queue is worked. */
export const RuleFields = ({ form }: { form: FormState }) => (
  <FormPart id="rules" title={t.rulesTitle()}>
    <Fieldset label={t.opensField()} help={t.opensHelp()}>
      <DateField name="opens_day" label={t.dayField()} form={form} />
      <TimeField name="opens_time" label={t.timeField()} form={form} />
    </Fieldset>
    <Fieldset label={t.closesField()} help={t.closesHelp()}>
      <DateField name="closes_day" label={t.dayField()} form={form} />
      <TimeField name="closes_time" label={t.timeField()} form={form} />
    </Fieldset>
    <Field name="offer_hours" label={t.offerHours()} suffix={t.hours()} form={form} inputmode="numeric" width="short" required />
    <Field
      name="final_call_days"
      label={t.finalCall()}
      help={t.finalCallHelp()}
      suffix={t.days()}
      form={form}
      inputmode="numeric"
      width="short"
      required
    />
    <Checkbox name="public_calendar" label={t.publicCalendar()} help={t.publicCalendarHelp()} form={form} />
  </FormPart>
);
