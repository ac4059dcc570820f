import { anyone } from '#platform/http/allow.ts';
import { emptyForm, type FormState, readForm, refuseField } from '#platform/http/form.ts';
import { router } from '#platform/http/router.ts';
import { Button, ErrorSummary, Field, Form, Hidden, PublicPage } from '#platform/ui/index.ts';
import { type Begun, beginSession } from '../begin-session.ts';
import { isBlocked } from '../blocked-password.ts';
import { askLibrary } from '../library.ts';
import { withCookies } from '../sign-in.routes.tsx';
import { t } from '../texts.ts';
import { acceptInvitation, FirstPassword, findInvited } from './accept-invitation.ts';

/** The single-use link that sets a first password. */
export const invitationRoutes = router()
  .get('/welcome/:secret', anyone(), async (c) => {
    const email = await findInvited(c.get('house'), c.req.param('secret'));
    return email ? c.html(<WelcomePage email={email} />) : c.html(<OverPage />, 404);
  })
  .post('/welcome/:secret', anyone(), async (c) => {
    const { house } = c.var;
    const secret = c.req.param('secret');
    const email = await findInvited(house, secret);
    if (!email) return c.html(<OverPage />, 404);
    const form = await readForm(c, FirstPassword);
    if (!form.ok) return c.html(<WelcomePage email={email} form={form.form} />, 422);
    if (isBlocked(form.value.newPassword, [email]))
      return c.html(<WelcomePage email={email} form={await refuseField(c, 'newPassword', t.passwordKnown())} />, 422);
    const accepted = await acceptInvitation(house, secret, form.value.newPassword);
    if (!accepted) return c.html(<OverPage />, 404);
    const { headers, data } = await askLibrary(c, '/sign-in/email', { email, password: form.value.newPassword });
    // A new password does not do away with the second factor.
    if (data['twoFactorRedirect'] === true) return withCookies(c.redirect('/sign-in/code?next=%2Faccount', 303), headers);
    const begun = await beginSession(c, headers, { way: 'invitation', level: 1 });
    if (begun === 'begun') return withCookies(c.redirect('/account', 303), headers);
    return c.html(<RefusedPage why={begun} />, 403);
  });

function WelcomePage({ email, form = emptyForm }: { email: string; form?: FormState }) {
  return (
    <PublicPage title={t.welcome()} lead={t.welcomeLead()}>
      <ErrorSummary form={form} />
      <Form action="">
        {/* So that a password keeper saves it under the right name. */}
        <Hidden name="username" value={email} />
        <Field
          name="newPassword"
          label={t.newPassword()}
          help={t.newPasswordHelp()}
          type="password"
          autocomplete="new-password"
          form={form}
          required
        />
        <Button>{t.setPassword()}</Button>
      </Form>
    </PublicPage>
  );
}

/** The password is set, but the first sign-in was refused: said here, or she waits at a sign-in that does not take her. */
const RefusedPage = ({ why }: { why: Exclude<Begun, 'begun'> }) => (
  <PublicPage title={t.welcomeRefused()}>
    <p>{why === 'no_local_accounts' ? t.noLocalAccounts() : why === 'passkey_first' ? t.passkeyFirst() : t.welcomeClosed()}</p>
    <p>
      <a href="/sign-in">{t.signIn()}</a>
    </p>
  </PublicPage>
);

const OverPage = () => (
  <PublicPage title={t.welcomeOver()}>
    <p>{t.welcomeOverBody()}</p>
  </PublicPage>
);
