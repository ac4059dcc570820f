import { NotFound } from '#platform/http/failures.ts';
import { here } from '#platform/http/here.ts';
import { uuid } from '#platform/http/param.ts';
import { withinHouse } from '#platform/http/preference.routes.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { inLocale } from '#platform/i18n/locale.ts';
import { sessionToken } from '../session-cookie.ts';
import { withCookies } from '../sign-in.routes.tsx';
import { arrive, wouldArrive } from './arrive.ts';
import { mayKeep, personOfSession } from './keep/may-keep.ts';
import { answerOfOidc, leaveForOidc } from './oidc.ts';
import { type Passage, takeAnswer, type Wish } from './passage.ts';
import { findProvider, type Provider } from './provider.ts';
import { NotLetIn, noteRefusal } from './refusal.ts';
import { RefusedPage } from './refused.page.tsx';
import type { Said } from './said.ts';
import { leaveForSaml, receiveSaml, samlAddress, samlMetadata } from './saml.ts';
import { TriedPage } from './tried.page.tsx';

/**
 * The way to an organisation's identity provider and back. These stand outside `allow`: a request's transaction must not
 * wait for another organisation's server, and who comes is what they find out.
 */
export const providerRoutes = router()
  .get('/sign-in/with/:provider', async (c) => {
    const next = withinHouse(c.req.query('next') ?? '/');
    // A link on another site must not begin a sign-in: nobody is to be signed in without having asked for it.
    const from = c.req.header('sec-fetch-site');
    if (from && from !== 'same-origin' && from !== 'none') return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
    return atTheDoor(c, async (provider) => {
      const wish = await wishOf(c, provider, next);
      return c.redirect(
        provider.kind === 'oidc' ? await leaveForOidc(c, provider, wish) : await leaveForSaml(c, provider, wish),
        303,
      );
    });
  })
  .get('/sign-in/oidc/:provider/callback', (c) =>
    atTheDoor(c, async (provider) => {
      if (provider.kind !== 'oidc') throw new NotFound();
      const { passage, said } = await answerOfOidc(c, provider);
      return letIn(c, provider, passage, said);
    }),
  )
  // Posted from the provider's site, without our cookies: the answer is judged and kept, and the browser sent on to fetch it.
  .post('/sign-in/saml/:provider/acs', (c) =>
    atTheDoor(c, async (provider) => {
      if (provider.kind !== 'saml') throw new NotFound();
      const form = await c.req.formData().catch(() => new FormData());
      const passage = await receiveSaml(c.get('house'), provider, String(form.get('SAMLResponse') ?? ''));
      return c.redirect(`${samlAddress(c.get('house'), provider)}/arrived/${passage.id}`, 303);
    }),
  )
  .get('/sign-in/saml/:provider/arrived/:passage', (c) =>
    atTheDoor(c, async (provider) => {
      const { passage, said } = await takeAnswer(c, provider.id, uuid(c, 'passage'));
      return letIn(c, provider, passage, said);
    }),
  )
  .get('/sign-in/saml/:provider/metadata', (c) =>
    atTheDoor(c, (provider) => {
      if (provider.kind !== 'saml') throw new NotFound();
      return c.body(samlMetadata(c.get('house'), provider), 200, { 'Content-Type': 'application/samlmetadata+xml' });
    }),
  );

/** Finds the provider, speaks the reader's language, and turns a refusal into its page and its line in the log. */
function atTheDoor(c: Ctx, work: (provider: Provider) => Response | Promise<Response>): Promise<Response> {
  return inLocale(here().locale, async () => {
    const house = c.get('house');
    const provider = await findProvider(house, uuid(c, 'provider'));
    if (!provider) throw new NotFound();
    try {
      return await work(provider);
    } catch (error) {
      if (!(error instanceof NotLetIn)) throw error;
      await noteRefusal(house, provider, error);
      return c.html(<RefusedPage why={error.why} />, error.why === 'unreachable' ? 502 : 403);
    }
  });
}

/** What the way is for: signing in, proving more as the one she is, or trying the provider as who keeps it. */
async function wishOf(c: Ctx, provider: Provider, next: string): Promise<Wish> {
  const house = c.get('house');
  const token = sessionToken(c.req.header('cookie') ?? '', house.config);
  const level = c.req.query('level') === '3' ? 3 : 2;
  const wish = { next, level, fresh: c.req.query('fresh') === '1' } as const;
  if (c.req.query('for') === 'try') {
    const keeper = token ? await mayKeep(house, token, provider.organisationId) : null;
    if (!keeper) throw new NotFound();
    return { ...wish, purpose: 'try', personId: keeper };
  }
  if (!provider.enabled) throw new NotFound();
  const personId = c.req.query('for') === 'step-up' && token ? await personOfSession(house, token) : null;
  return personId ? { ...wish, purpose: 'step_up', personId } : { ...wish, purpose: 'sign_in', personId: null };
}

async function letIn(c: Ctx, provider: Provider, passage: Passage, said: Said): Promise<Response> {
  if (passage.purpose === 'try') {
    const tried = await wouldArrive(c.get('house'), provider, said);
    return c.html(<TriedPage provider={provider} said={said} tried={tried} self={tried.personId === passage.personId} />);
  }
  // Turned off while she was there.
  if (!provider.enabled) throw new NotLetIn('state');
  const headers = await arrive(c, provider, passage, said);
  return withCookies(c.redirect(passage.next, 303), headers);
}
