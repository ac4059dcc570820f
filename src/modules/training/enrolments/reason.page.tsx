import type { FormState } from '#platform/http/form.ts';
import { Button, ErrorSummary, Form, Page, TextArea } from '#platform/ui/index.ts';
import { t } from './texts.ts';

type ReasonPageProps = { question: string; yes: string; action: string; form: FormState; back: { href: string; label: string } };

/** The reason was missing or too long: asked for again, with what was written. */
export function ReasonPage({ question, yes, action, form, back }: ReasonPageProps) {
  return (
    <Page title={t.reasonTitle()} lead={question} tab={t.entryTab()} trail={[back]} shy>
      <ErrorSummary form={form} />
      <Form action={action}>
        <TextArea name="reason" label={t.reasonLabel()} help={t.reasonHelp()} form={form} rows={3} required />
        <Button variant="danger">{yes}</Button>
      </Form>
    </Page>
  );
}
