import { anyone } from '#platform/http/allow.ts';
import { withinHouse } from '#platform/http/preference.routes.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { findUserOf, listDemoPeople } from './demo-people.queries.ts';
import { SignInPage } from './sign-in.page.tsx';

export const signInRoutes = router()
  .get('/sign-in', anyone(), async (c) => c.html(<SignInPage next={nextOf(c)} people={await demoPeople(c)} />))
  .post('/sign-out', async (c) => {
    const { headers } = await c.get('house').auth.api.signOut({ headers: c.req.raw.headers, returnHeaders: true });
    return withCookies(c.redirect('/', 303), headers);
  })
  .post('/demo/sign-in', async (c) => {
    const { house } = c.var;
    const form = await c.req.formData();
    const userId = house.config.mode === 'demo' ? await findUserOf(house, String(form.get('persona'))) : undefined;
    if (!userId) return c.notFound();
    const { headers } = await house.auth.api.signInAsDemo({ body: { userId }, returnHeaders: true });
    return withCookies(c.redirect(withinHouse(String(form.get('next') ?? '/')), 303), headers);
  });

const nextOf = (c: Ctx) => withinHouse(c.req.query('next') ?? '/');
const demoPeople = async (c: Ctx) => (c.get('house').config.mode === 'demo' ? listDemoPeople(c.get('house')) : []);

/** The library's cookies on our answer. */
export function withCookies(answer: Response, headers: Headers): Response {
  for (const cookie of headers.getSetCookie()) answer.headers.append('Set-Cookie', cookie);
  return answer;
}
