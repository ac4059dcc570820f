import type { FormState } from '#platform/http/form-state.ts';
import { Button, Empty, Field, Form, Section, Select, TextArea } from '#platform/ui/index.ts';
import type { Attending, Meeting } from '../meetings/meetings.queries.ts';
import { DecisionList } from './decision-list.tsx';
import type { Decision } from './decisions.queries.ts';
import { t } from './texts.ts';

type Props = { meeting: Meeting; decisions: readonly Decision[]; people: readonly Attending[]; id: string; form: FormState };

/** The decisions of a meeting, and a field to write the next. */
export function DecisionsPart({ meeting, decisions, people, id, form }: Props) {
  const open = !meeting.cancelled_at && !meeting.closed && meeting.minutes_state !== 'approved';
  return (
    <Section title={t.title()}>
      {decisions.length === 0 ? (
        <Empty title={t.none()} body={open ? t.noneBody() : ''} />
      ) : (
        <DecisionList decisions={decisions} />
      )}
      {open && (
        <details class="more" open={Object.keys(form.errors).length > 0}>
          <summary>{t.add()}</summary>
          <Form action={`/networks/meetings/${meeting.id}/decisions`} hidden={{ id }} prefix="decision">
            <DecisionFields form={form} people={people} />
            <Button>{t.addYes()}</Button>
          </Form>
        </details>
      )}
    </Section>
  );
}

export const DecisionFields = ({
  form,
  people,
}: {
  form: FormState;
  people: readonly Pick<Attending, 'person_id' | 'name' | 'stands_for'>[];
}) => (
  <>
    <TextArea name="words" label={t.words()} help={t.wordsHelp()} rows={3} maxlength={2000} form={form} required />
    <Select
      name="owner_id"
      label={t.ownerPerson()}
      empty={t.ownerNobody()}
      options={people
        .filter((one) => one.name !== null)
        .map(({ person_id, name, stands_for }) => ({ value: person_id, label: [name, stands_for].filter(Boolean).join(', ') }))}
      form={form}
    />
    <Field name="owner" label={t.owner()} help={t.ownerHelp()} maxlength={120} form={form} />
  </>
);
