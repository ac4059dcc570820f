import type { FormState } from '#platform/http/form-state.ts';
import { Button, DateField, ErrorSummary, Field, Form, Page, Radios, Select, TextArea } from '#platform/ui/index.ts';
import type { Example } from '../cards/examples.queries.ts';
import { t } from '../texts.ts';

type Props = { example: Example; places: readonly { id: string; name: string }[]; form: FormState };

export function UseFormPage({ example: { id, title }, places, form }: Props) {
  return (
    <Page
      title={t.usesTitle()}
      lead={t.useLead({ title })}
      trail={[
        { href: '/examples', label: t.title() },
        { href: `/examples/${id}`, label: title },
      ]}
    >
      <ErrorSummary form={form} />
      <Form action={`/examples/${id}/used`} hidden={{ id: String(form.values['id'] ?? '') }}>
        <Select
          {...{ name: 'organisation_id', label: t.useWhere(), empty: false, form, required: true }}
          options={places.map((place) => ({ value: place.id, label: place.name }))}
        />
        <DateField name="began_on" label={t.useBegan()} form={form} required />
        <TextArea name="went" label={t.useWent()} help={t.useWentHelp()} rows={5} maxlength={2000} form={form} required />
        <TextArea name="changed" label={t.useChanged()} help={t.useChangedHelp()} rows={4} maxlength={2000} form={form} />
        <Field
          name="contact_function"
          label={t.formContactFunction()}
          help={t.formContactFunctionHelp()}
          maxlength={200}
          form={form}
        />
        <Field name="contact_way" label={t.formContactWay()} help={t.formContactWayHelp()} maxlength={200} form={form} />
        <Radios
          {...{ name: 'contact_whose', label: t.formContactWhose(), form, required: true }}
          options={(['function', 'mine'] as const).map((value) => ({ value, label: t[`whose_${value}`]() }))}
        />
        <Button>{t.useSave()}</Button>
      </Form>
    </Page>
  );
}
