import type { FormState } from '#platform/http/form-state.ts';
import { Button, DateField, Field, Fieldset, Form } from '#platform/ui/index.ts';
import { lastDay, type Period } from './period.ts';
import { t } from './texts.ts';

type Props = { unit: string; period: Period; seen: number; form: FormState; autofocus?: boolean };

/** Two numbers, and a third where the matter was raised at a meeting. There is nowhere to write a word. */
export function TickForm({ unit, period, seen, form, autofocus = false }: Props) {
  const number = (name: 'held' | 'asked' | 'attended', required: boolean) => (
    <Field
      name={name}
      label={t[name]()}
      type="number"
      min={name === 'attended' ? 1 : 0}
      inputmode="numeric"
      width="short"
      form={form}
      required={required}
      autofocus={autofocus && name === 'held'}
      autocomplete="off"
    />
  );
  return (
    <Form action={`/screening/talks/${unit}`} hidden={{ period, seen }}>
      <Fieldset label={t.title()}>
        {number('held', true)}
        {number('asked', true)}
      </Fieldset>
      <Fieldset label={t.colMeeting()} help={t.meetingHelp()}>
        <DateField name="meeting_on" label={t.meetingOn()} min={period} max={lastDay(period)} form={form} />
        {number('attended', false)}
      </Fieldset>
      <Button>{t.save()}</Button>
    </Form>
  );
}
