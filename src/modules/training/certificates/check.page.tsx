import type { FormState } from '#platform/http/form.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button, ErrorSummary, Facts, Field, Form, LinkButton, Notice, PublicPage } from '#platform/ui/index.ts';
import type { Check } from './check-certificate.ts';
import { t } from './texts.ts';

export const CheckPage = ({ form }: { form: FormState }) => (
  <PublicPage title={t.checkTitle()} lead={t.checkLead()}>
    <ErrorSummary form={form} />
    <Form action="/certificate" method="get">
      <Field
        name="code"
        label={t.code()}
        help={t.codeHelp()}
        form={form}
        required
        width="medium"
        autocomplete="off"
        maxlength={40}
      />
      <Button>{t.check()}</Button>
    </Form>
  </PublicPage>
);

/** What the code confirms; or one sentence, the same whatever the reason. */
export const CheckedPage = ({ check }: { check: Check }) => (
  <PublicPage title={t.checkTitle()}>
    {check.outcome === 'genuine' ? (
      <>
        <Notice kind="done">{t.genuine()}</Notice>
        <Facts
          items={[
            { term: t.name(), value: check.certificate.name ?? t.holderHidden() },
            { term: t.course(), value: check.certificate.course },
            { term: t.date(), value: formatDate(check.certificate.completed_on) },
          ]}
        />
      </>
    ) : (
      <Notice kind="neutral">{check.outcome === 'too_many' ? t.tooMany() : t.unknown()}</Notice>
    )}
    <LinkButton href="/certificate">{t.another()}</LinkButton>
  </PublicPage>
);
