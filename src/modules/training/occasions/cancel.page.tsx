import type { FormState } from '#platform/http/form-state.ts';
import { Button, ButtonRow, ErrorSummary, Form, LinkButton, Page, TextArea } from '#platform/ui/index.ts';
import type { Occasion } from './occasion.queries.ts';
import { t } from './texts.ts';

/** The decision once more, when the reason was missing. */
export function CancelPage({ occasion, form }: { occasion: Occasion; form: FormState }) {
  const at = `/training/occasions/${occasion.id}`;
  return (
    <Page title={t.cancel()} lead={occasion.title} trail={[{ href: at, label: occasion.title }]}>
      <ErrorSummary form={form} />
      <Form action={`${at}/cancel`}>
        <TextArea
          name="reason"
          label={t.cancelReason()}
          help={t.cancelReasonHelp()}
          form={form}
          rows={3}
          maxlength={500}
          required
        />
        <ButtonRow>
          <Button variant="danger">{t.cancelYes()}</Button>
          <LinkButton href={at} variant="quiet">
            {t.back()}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Page>
  );
}
