import { z } from 'zod';
import { anyone } from '#platform/http/allow.ts';
import { emptyForm, type FormState, field, readForm } from '#platform/http/form.ts';
import { router } from '#platform/http/router.ts';
import { Button, ErrorSummary, Field, Form, LinkButton, PublicPage } from '#platform/ui/index.ts';
import { t } from '../texts.ts';

const Forgotten = z.object({ email: field.email() });

/** A forgotten password: the answer and the time it takes are the same whether there is an account or not; a job looks. */
export const forgottenRoutes = router()
  .get('/sign-in/forgotten', anyone(), (c) => c.html(<ForgottenPage />))
  .post('/sign-in/forgotten', anyone(), async (c) => {
    const form = await readForm(c, Forgotten);
    if (!form.ok) return c.html(<ForgottenPage form={form.form} />, 422);
    await c.get('house').jobs.enqueue(c.var.tx, 'auth.forgotten', { email: form.value.email });
    return c.html(<AskedPage />);
  });

function ForgottenPage({ form = emptyForm }: { form?: FormState }) {
  return (
    <PublicPage title={t.forgottenTitle()} lead={t.forgottenLead()}>
      <ErrorSummary form={form} />
      <Form action="/sign-in/forgotten">
        <Field name="email" label={t.email()} type="email" autocomplete="username" form={form} required />
        <Button>{t.forgottenSend()}</Button>
      </Form>
    </PublicPage>
  );
}

const AskedPage = () => (
  <PublicPage title={t.forgottenAsked()}>
    <p>{t.forgottenAskedBody()}</p>
    <p>
      <LinkButton href="/sign-in" variant="secondary">
        {t.signIn()}
      </LinkButton>
    </p>
  </PublicPage>
);
