import type { FormState } from '#platform/http/form-state.ts';
import { Button, ErrorSummary, Field, Form, Page, Radios, Select, TextArea } from '#platform/ui/index.ts';
import { networkTrail } from '../networks/trail.ts';
import { NoPerson } from './ask.page.tsx';
import type { Question } from './questions.queries.ts';
import type { Above } from './raised.queries.ts';
import { t } from './texts.ts';

type Props = { question: Question; above: readonly Above[]; id: string; form: FormState };

export function RaisePage({ question, above, id, form }: Props) {
  const back = { href: `/networks/questions/${question.id}`, label: question.title };
  return (
    <Page
      title={t.raiseTitle()}
      lead={t.raiseLead()}
      trail={networkTrail({ id: question.network_id, name: question.network }, [back])}
    >
      <ErrorSummary form={form} />
      <NoPerson />
      <Form action={`/networks/questions/${question.id}/raise`} hidden={{ id }} offerAgain>
        <RaiseFields above={above} form={form} />
        <Button>{t.raiseGo()}</Button>
      </Form>
    </Page>
  );
}

/** The fields of what is raised, from a question or from a decision. */
export function RaiseFields({ above, form }: Pick<Props, 'above' | 'form'>) {
  return (
    <>
      <Radios
        name="level"
        label={t.level()}
        options={[
          { value: 'county', label: t.county() },
          { value: 'state', label: t.state_() },
        ]}
        form={form}
        required
      />
      {above.length > 0 && (
        <Select
          name="to"
          label={t.raiseTo()}
          help={t.raiseToHelp()}
          empty={t.raiseToNone()}
          options={above.map(({ id, name, place }) => ({ value: id, label: name, group: place }))}
          form={form}
        />
      )}
      <Field
        name="addressee"
        label={t.addressee()}
        help={t.addresseeHelp()}
        maxlength={200}
        form={form}
        required={above.length === 0}
      />
      <Field name="title" label={t.raiseWhat()} maxlength={200} form={form} required />
      <TextArea name="words" label={t.raiseWords()} rows={6} maxlength={4000} form={form} required />
    </>
  );
}
