import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button } from './button.tsx';
import { Section } from './card.tsx';
import { Confirm } from './confirm.tsx';
import { Empty } from './empty.tsx';
import { Field } from './field.tsx';
import { Form } from './form.tsx';
import { State } from './state.tsx';
import { Table } from './table.tsx';

type Key = { id: string; created_at: Date; expires_at: Date; last_used_at: Date | null; revoked_at: Date | null; over: boolean };
type Word =
  | ('keys' | 'keysLead' | 'made' | 'until' | 'lastCall' | 'keyState' | 'end' | 'never' | 'isEnded' | 'isOver' | 'inForce')
  | ('endKeyQuestion' | 'endKeyYes' | 'noKeys' | 'noKeysBody' | 'days' | 'daysHelp' | 'daysSuffix' | 'makeKey');
type Props = {
  keys: readonly Key[];
  /** Where a new one is asked for, and where one is ended. */
  makeAt: string;
  endAt: (id: string) => string;
  form: FormState;
  words: Readonly<Record<Word, () => string>>;
};

/** The keys another system calls with: two for a change without a stop, each shown once, ended at once. */
export function KeysSection({ keys, makeAt, endAt, form, words: t }: Props) {
  const days = form.values['days'] === undefined ? { ...form, values: { ...form.values, days: '180' } } : form;
  return (
    <Section title={t.keys()} lead={t.keysLead()}>
      <Table
        caption={t.keys()}
        captionHidden
        columns={[
          { label: t.made() },
          { label: t.until() },
          { label: t.lastCall() },
          { label: t.keyState() },
          { label: t.end(), hidden: true },
        ]}
        rows={keys.map((key) => [
          formatWhen(key.created_at),
          formatDate(key.expires_at),
          key.last_used_at ? formatWhen(key.last_used_at) : t.never(),
          key.revoked_at ? (
            <State kind="neutral">{t.isEnded()}</State>
          ) : key.over ? (
            <State kind="late">{t.isOver()}</State>
          ) : (
            <State kind="done">{t.inForce()}</State>
          ),
          key.revoked_at || key.over ? (
            ''
          ) : (
            <Confirm label={t.end()} question={t.endKeyQuestion()} yes={t.endKeyYes()} action={endAt(key.id)} />
          ),
        ])}
        empty={<Empty title={t.noKeys()} body={t.noKeysBody()} />}
      />
      <Form action={makeAt}>
        <Field
          name="days"
          label={t.days()}
          help={t.daysHelp()}
          type="number"
          min={1}
          max={366}
          width="short"
          suffix={t.daysSuffix()}
          form={days}
          required
        />
        <Button variant="secondary">{t.makeKey()}</Button>
      </Form>
    </Section>
  );
}
