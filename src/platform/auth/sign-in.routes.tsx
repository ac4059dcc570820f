import { anyone } from '#platform/http/allow.ts';
import { readForm, readPosted, refuseField } from '#platform/http/form.ts';
import { withinHouse } from '#platform/http/preference.routes.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { beginSession, type Facts } from './begin-session.ts';
import { findUserOf, listDemoPeople } from './demo-people.queries.ts';
import { askLibrary } from './library.ts';
import { verifiesUser } from './passkey-facts.ts';
import { CodeSignIn, PasswordSignIn, signInWithCode, signInWithPassword } from './password-sign-in.ts';
import { hasLocalAccounts, listPlaces } from './providers/ways.queries.ts';
import { recordSignOut } from './record-sign-out.ts';
import { CodePage, SignInPage } from './sign-in.page.tsx';
import { t } from './texts.ts';
import { useCode } from './use-code.ts';

export const signInRoutes = router()
  .get('/sign-in', anyone(), async (c) => c.html(<SignInPage {...(await shown(c))} />))
  .post('/sign-in', anyone(), async (c) => {
    const next = nextOf(c);
    const form = await readForm(c, PasswordSignIn);
    if (!form.ok) return c.html(<SignInPage {...(await shown(c))} form={form.form} />, 422);
    const outcome = await signInWithPassword(c, form.value);
    // A password alone gets one as far as the account page, to set up what is missing.
    if (outcome.signedIn) return signedIn(c, '/account', outcome.headers, { way: 'password', level: 1 });
    if (outcome.codeNeeded)
      return withCookies(c.redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, 303), outcome.headers);
    const refused = await refuseField(c, 'email', outcome.said);
    return c.html(<SignInPage {...(await shown(c))} form={refused} />, 422);
  })
  .get('/sign-in/code', anyone(), (c) => c.html(<CodePage next={nextOf(c)} />))
  .post('/sign-in/code', anyone(), async (c) => {
    const form = await readForm(c, CodeSignIn);
    if (!form.ok) return c.html(<CodePage next={nextOf(c)} form={form.form} />, 422);
    const outcome = await signInWithCode(c, form.value.code);
    const once = outcome.signedIn && (await useCode(c, outcome.headers, form.value.code.replaceAll(' ', '')));
    if (once) return signedIn(c, nextOf(c), outcome.headers, { way: 'code', level: 2 });
    return c.html(
      <CodePage next={nextOf(c)} form={await refuseField(c, 'code', outcome.signedIn ? t.wrongCode() : outcome.said)} />,
      422,
    );
  })
  .get('/api/auth/passkey/generate-authenticate-options', anyone(), (c) => toLibrary(c))
  .post('/api/auth/passkey/verify-authentication', anyone(), (c) => toLibrary(c))
  .post('/sign-out', async (c) => {
    await recordSignOut(c);
    const { headers } = await askLibrary(c, '/sign-out', {});
    const left = withCookies(c.redirect('/', 303), headers);
    left.headers.set('Clear-Site-Data', '"cache", "storage"'); // nothing of hers is left in the browser (ASVS 14.3.1)
    return left;
  })
  .post('/demo/sign-in', async (c) => {
    const { house } = c.var;
    const form = await readPosted(c);
    const userId = house.config.mode === 'demo' ? await findUserOf(house, String(form.get('persona'))) : undefined;
    if (!userId) return c.notFound();
    const { headers } = await house.auth.api.signInAsDemo({ body: { userId }, returnHeaders: true });
    return signedIn(c, withinHouse(String(form.get('next') ?? '/')), headers, { way: 'demo', level: 3 });
  });

const nextOf = (c: Ctx) => withinHouse(c.req.query('next') ?? '/');

/** What the page shows whoever asks: the ways in, and in demo mode the people one may be. */
async function shown(c: Ctx) {
  const { house } = c.var;
  return {
    next: nextOf(c),
    people: house.config.mode === 'demo' ? await listDemoPeople(house) : [],
    places: await listPlaces(house.signIn.db),
    at: c.req.query('at') ?? null,
    search: c.req.query('search') ?? '',
    local: await hasLocalAccounts(house),
  };
}

async function signedIn(c: Ctx, next: string, headers: Headers, facts: Facts): Promise<Response> {
  const begun = await beginSession(c, headers, facts);
  if (begun === 'begun') return withCookies(c.redirect(next, 303), headers);
  const said = { closed: t.wrong, no_local_accounts: t.noLocalAccounts, passkey_first: t.passkeyFirst }[begun];
  const refused = await refuseField(c, 'email', said());
  return c.html(<SignInPage {...(await shown(c))} next={next} form={refused} />, 422);
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
