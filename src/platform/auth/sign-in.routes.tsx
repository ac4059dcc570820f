import { anyone } from '#platform/http/allow.ts';
import { readForm, refuseField } from '#platform/http/form.ts';
import { withinHouse } from '#platform/http/preference.routes.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { beginSession, type Facts } from './begin-session.ts';
import { findUserOf, listDemoPeople } from './demo-people.queries.ts';
import { askLibrary } from './library.ts';
import { verifiesUser } from './passkey-facts.ts';
import { CodeSignIn, PasswordSignIn, signInWithCode, signInWithPassword } from './password-sign-in.ts';
import { recordSignOut } from './record-sign-out.ts';
import { CodePage, SignInPage } from './sign-in.page.tsx';
import { t } from './texts.ts';

export const signInRoutes = router()
  .get('/sign-in', anyone(), async (c) => c.html(<SignInPage next={nextOf(c)} people={await demoPeople(c)} />))
  .post('/sign-in', anyone(), async (c) => {
    const next = nextOf(c);
    const form = await readForm(c, PasswordSignIn);
    if (!form.ok) return c.html(<SignInPage next={next} people={await demoPeople(c)} form={form.form} />, 422);
    const outcome = await signInWithPassword(c, form.value);
    // A password alone gets one as far as the account page, to set up what is missing.
    if (outcome.signedIn) return signedIn(c, '/account', outcome.headers, { way: 'password', level: 1 });
    if (outcome.codeNeeded)
      return withCookies(c.redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, 303), outcome.headers);
    const refused = await refuseField(c, 'email', outcome.said);
    return c.html(<SignInPage next={next} people={await demoPeople(c)} form={refused} />, 422);
  })
  .get('/sign-in/code', anyone(), (c) => c.html(<CodePage next={nextOf(c)} />))
  .post('/sign-in/code', anyone(), async (c) => {
    const form = await readForm(c, CodeSignIn);
    if (!form.ok) return c.html(<CodePage next={nextOf(c)} form={form.form} />, 422);
    const outcome = await signInWithCode(c, form.value.code);
    if (outcome.signedIn) return signedIn(c, nextOf(c), outcome.headers, { way: 'code', level: 2 });
    return c.html(<CodePage next={nextOf(c)} form={await refuseField(c, 'code', outcome.said)} />, 422);
  })
  .get('/api/auth/passkey/generate-authenticate-options', anyone(), (c) => toLibrary(c))
  .post('/api/auth/passkey/verify-authentication', anyone(), (c) => toLibrary(c))
  .post('/sign-out', async (c) => {
    await recordSignOut(c);
    const { headers } = await askLibrary(c, '/sign-out', {});
    return withCookies(c.redirect('/', 303), headers);
  })
  .post('/demo/sign-in', async (c) => {
    const { house } = c.var;
    const form = await c.req.formData();
    const userId = house.config.mode === 'demo' ? await findUserOf(house, String(form.get('persona'))) : undefined;
    if (!userId) return c.notFound();
    const { headers } = await house.auth.api.signInAsDemo({ body: { userId }, returnHeaders: true });
    return signedIn(c, withinHouse(String(form.get('next') ?? '/')), headers, { way: 'demo', level: 3 });
  });

const nextOf = (c: Ctx) => withinHouse(c.req.query('next') ?? '/');
const demoPeople = async (c: Ctx) => (c.get('house').config.mode === 'demo' ? listDemoPeople(c.get('house')) : []);

async function signedIn(c: Ctx, next: string, headers: Headers, facts: Facts): Promise<Response> {
  const begun = await beginSession(c, headers, facts);
  if (begun === 'begun') return withCookies(c.redirect(next, 303), headers);
  const said = { closed: t.wrong, no_local_accounts: t.noLocalAccounts, passkey_first: t.passkeyFirst }[begun];
  const refused = await refuseField(c, 'email', said());
  return c.html(<SignInPage next={next} people={await demoPeople(c)} form={refused} />, 422);
}

/** Passkeys need a script in the browser and talk to the library straight; every other form is ours. */
async function toLibrary(c: Ctx): Promise<Response> {
  const path = new URL(c.req.url).pathname.replace('/api/auth', '');
  const body = c.req.method === 'POST' ? ((await c.req.json().catch(() => ({}))) as Record<string, unknown>) : undefined;
  const { status, data, headers, ok } = await askLibrary(c, path, body);
  if (ok && path === '/passkey/verify-authentication') {
    const begun = verifiesUser(body) ? await beginSession(c, headers, { way: 'passkey', level: 2 }) : 'closed';
    if (begun !== 'begun') return Response.json({ ok: false }, { status: 400 });
  }
  if (path === '/passkey/generate-authenticate-options') data['userVerification'] = 'required';
  // The library's answer holds the session's secret: the cookie is enough.
  const { session: _session, token: _token, ...safe } = data;
  return withCookies(Response.json(path.includes('verify') ? { ok } : safe, { status }), headers);
}

/** The library's cookies on our answer. */
export function withCookies(answer: Response, headers: Headers): Response {
  const ours = new Response(answer.body, answer);
  for (const cookie of headers.getSetCookie()) ours.headers.append('Set-Cookie', cookie);
  return ours;
}
