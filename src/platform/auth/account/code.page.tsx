import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { Button, Copy, ErrorSummary, Field, Form, Notice, Page, Section } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { StartedCode } from './code.ts';

/** Shows the secret and the recovery codes once, and asks for a first code. After a wrong code the secret is not shown again. */
export function CodePage({ picture, secret, recovery, form = emptyForm }: Partial<StartedCode> & { form?: FormState }) {
  return (
    <Page title={t.codeSetUp()} lead={t.codeSetUpLead()} trail={[{ href: '/account', label: t.account() }]}>
      <ErrorSummary form={form} />
      {picture && secret && (
        <Section title={t.codeScan()}>
          <img class="code-picture" src={picture} alt={t.codePicture()} width="240" height="240" />
          <Copy name="secret" label={t.codeSecret()} text={secret} />
        </Section>
      )}
      {recovery && recovery.length > 0 && (
        <Section title={t.recovery()}>
          <Notice kind="waiting">{t.recoveryHelp()}</Notice>
          <ul class="recovery">
            {recovery.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Form action="/account/code/confirm">
        <Field
          name="code"
          label={t.code()}
          help={t.codeHelpFirst()}
          autocomplete="one-time-code"
          inputmode="numeric"
          width="short"
          form={form}
          required
        />
        <Button>{t.codeConfirm()}</Button>
      </Form>
    </Page>
  );
}
