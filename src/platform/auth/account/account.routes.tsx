import { listOwnRoles } from '#platform/access/own-roles/own-roles.tsx';
import { record } from '#platform/audit/record.ts';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { askLibrary } from '../library.ts';
import { sessionToken } from '../session-cookie.ts';
import { withCookies } from '../sign-in.routes.tsx';
import { t } from '../texts.ts';
import { spendCode } from '../use-code.ts';
import { AccountPage } from './account.page.tsx';
import { getAccount, listKeys } from './account.queries.ts';
import { ChangePassword, changePassword } from './change-password.ts';
import { CodePage } from './code.page.tsx';
import { ConfirmCode, Password, startCode } from './code.ts';
import { endPasskey } from './end-passkey.ts';
import { endOtherSessions, endSession } from './end-session.ts';
import { endKey, makeKey, NewKey } from './keys.ts';
import { raiseSession } from './raise-session.ts';

/** One's own sign-in: password, one-time code, passkeys, sessions, keys for the API. */
export const accountRoutes = router()
  .get('/account', allow('account.own'), async (c) => c.html(<AccountPage {...(await own(c))} />))
  .post('/account/password', allow('account.own'), async (c) => {
    const form = await readForm(c, ChangePassword);
    if (!form.ok) return c.html(<AccountPage {...(await own(c))} form={form.form} />, 422);
    const changed = await changePassword(c, form.value, [(await own(c)).account.email, c.var.viewer.name]);
    if (!changed.ok)
      return c.html(<AccountPage {...(await own(c))} form={await refuseField(c, changed.field, changed.said)} />, 422);
    await record(c.var.tx, 'password.changed');
    return withCookies(redirect(c, '/account', t.passwordChanged()), changed.headers);
  })
  .post('/account/code', allow('account.own'), async (c) => {
    const form = await readForm(c, Password);
    const started = form.ok ? await startCode(c, form.value.codePassword) : null;
    if (started) return c.html(<CodePage {...started} />);
    const refused = form.ok ? await refuseField(c, 'codePassword', t.wrongPassword()) : form.form;
    return c.html(<AccountPage {...(await own(c))} form={refused} />, 422);
  })
  .post('/account/code/confirm', allow('account.own'), async (c) => {
    const form = await readForm(c, ConfirmCode);
    const code = form.ok ? form.value.code.replaceAll(' ', '') : '';
    const confirmed = form.ok ? await askLibrary(c, '/two-factor/verify-totp', { code }) : null;
    if (confirmed?.ok) {
      await record(c.var.tx, 'code.started');
      await spendCode(c, tokenNow(c, confirmed.headers), code);
      await raise(c, confirmed.headers);
      await endOthers(c, confirmed.headers);
      return withCookies(redirect(c, '/account', t.codeStarted()), confirmed.headers);
    }
    const refused = form.ok ? await refuseField(c, 'code', t.wrongCode()) : form.form;
    return c.html(<CodePage form={refused} />, 422);
  })
  .post('/account/code/end', allow('account.own'), async (c) => {
    const form = await readForm(c, Password);
    const ended = form.ok ? await askLibrary(c, '/two-factor/disable', { password: form.value.codePassword }) : null;
    if (ended?.ok) {
      await record(c.var.tx, 'code.ended');
      await endOthers(c, ended.headers);
      return withCookies(redirect(c, '/account', t.codeEnded()), ended.headers);
    }
    const refused = form.ok ? await refuseField(c, 'codePassword', t.wrongPassword()) : form.form;
    return c.html(<AccountPage {...(await own(c))} form={refused} />, 422);
  })
  .get('/api/auth/passkey/generate-register-options', allow('account.change'), (c) => toLibrary(c))
  .post('/api/auth/passkey/verify-registration', allow('account.change'), (c) => toLibrary(c))
  .post('/account/passkeys/:id/end', allow('account.change'), async (c) => {
    await endPasskey(c, uuid(c, 'id'));
    await endOthers(c);
    return redirect(c, '/account', t.passkeyEnded());
  })
  .post('/account/sessions/end-others', allow('account.change'), async (c) => {
    await endOthers(c);
    await record(c.var.tx, 'session.ended', { details: { way: 'others' } });
    return redirect(c, '/account', t.othersEnded());
  })
  .post('/account/sessions/:id/end', allow('account.own'), async (c) => {
    await endSession(c, uuid(c, 'id'));
    return redirect(c, '/account', t.sessionEnded());
  })
  .post('/account/keys', allow('account.change'), async (c) => {
    const form = await readForm(c, NewKey);
    if (!form.ok) return c.html(<AccountPage {...(await own(c))} form={form.form} />, 422);
    const secret = await makeKey(c.var.tx, c.var.viewer, form.value);
    if (!secret) return c.html(<AccountPage {...(await own(c))} form={await refuseField(c, 'scopes', t.notYourScope())} />, 422);
    return c.html(<AccountPage {...(await own(c))} newKey={secret} />);
  })
  .post('/account/keys/:id/end', allow('account.own'), async (c) => {
    await endKey(c.var.tx, uuid(c, 'id'));
    return redirect(c, '/account', t.keyEnded());
  });

/** Whoever has just set up her second factor has shown both: the session that had a password alone is of level 2. */
const raise = (c: Ctx, headers: Headers): Promise<void> => raiseSession(c.var.house, c.var.viewer.personId, tokenNow(c, headers));

const endOthers = (c: Ctx, headers = new Headers()): Promise<void> =>
  endOtherSessions(c.var.house, c.var.viewer.personId, tokenNow(c, headers));

/** The session's secret from now on: the library may have made another. */
function tokenNow(c: Ctx, headers: Headers): string | null {
  const { config } = c.var.house;
  const made = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return sessionToken(made.join('; '), config) ?? sessionToken(c.req.header('cookie') ?? '', config);
}

async function own(c: Ctx) {
  const { house, viewer, tx } = c.var;
  const account = await getAccount(house, viewer.personId, sessionToken(c.req.header('cookie') ?? '', house.config));
  return { account, viewer, roles: await listOwnRoles(tx), keys: await listKeys(tx) };
}

async function toLibrary(c: Ctx): Promise<Response> {
  const body = c.req.method === 'POST' ? ((await c.req.json().catch(() => ({}))) as Record<string, unknown>) : undefined;
  const { status, data, headers, ok } = await askLibrary(c, new URL(c.req.url).pathname.replace('/api/auth', ''), body);
  if (ok && body) {
    await record(c.var.tx, 'passkey.added');
    await raise(c, headers);
    await endOthers(c, headers);
  }
  return withCookies(Response.json(body ? { ok } : data, { status }), headers);
}
