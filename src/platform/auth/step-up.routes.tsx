import { anyone } from '#platform/http/allow.ts';
import { withinHouse } from '#platform/http/preference.routes.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { Button, Hidden, LinkButton, Notice, PublicPage } from '#platform/ui/index.ts';
import { findPersonaOf } from './demo-people.queries.ts';
import { personOfSession } from './providers/keep/may-keep.ts';
import { listWaysOf, type Way } from './providers/ways.queries.ts';
import { StepUpWays } from './providers/ways.tsx';
import { sessionToken } from './session-cookie.ts';
import { t } from './texts.ts';

/** Where one is led when a page asks for a safer sign-in than one's own: says what is missing, and the ways to it. */
export const stepUpRoutes = router().get('/step-up', anyone(), async (c) => {
  const wanted = { next: withinHouse(c.req.query('next') ?? '/'), level: c.req.query('level') === '3' ? 3 : 2 } as const;
  return c.html(<StepUpPage {...wanted} fresh={c.req.query('fresh') === '1'} {...(await waysUp(c, wanted.level))} />);
});

/** What she, whose session it is, may show herself by: her own organisation's providers that reach so far, and in demo mode herself. */
async function waysUp(c: Ctx, level: 2 | 3): Promise<{ ways: Way[]; persona: string | null }> {
  const { house } = c.var;
  const token = sessionToken(c.req.header('cookie') ?? '', house.config);
  const personId = token ? await personOfSession(house, token) : null;
  const ways = personId ? await listWaysOf(house, personId) : [];
  const persona = token && house.config.mode === 'demo' ? await findPersonaOf(house, token) : null;
  return { ways: ways.filter((way) => level === 2 || way.gives_loa3), persona };
}

type Props = { next: string; level: 2 | 3; fresh: boolean; ways: readonly Way[]; persona: string | null };

function StepUpPage({ next, level, fresh, ways, persona }: Props) {
  const lead = fresh ? t.stepUpFresh() : level === 3 ? t.stepUpThree() : t.stepUpTwo();
  return (
    <PublicPage title={t.stepUpTitle()} lead={lead}>
      {ways.length > 0 && <StepUpWays ways={ways} next={next} level={level} fresh={fresh} />}
      {level === 2 && !fresh && (
        <p>
          <LinkButton href="/account">{t.toAccount()}</LinkButton>
        </p>
      )}
      {fresh && (
        <p>
          <LinkButton href={`/sign-in?next=${encodeURIComponent(next)}`}>{t.signInAgain()}</LinkButton>
        </p>
      )}
      {persona && (
        <form action="/demo/sign-in" method="post">
          <Hidden name="persona" value={persona} />
          <Hidden name="next" value={next} />
          <Button variant={ways.length > 0 ? 'secondary' : 'primary'}>{t.stepUpDemo()}</Button>
        </form>
      )}
      {level === 3 && !persona && ways.length === 0 && (
        <Notice kind="info" title={t.stepUpNoWay()}>
          <p>{t.stepUpNoWayBody()}</p>
        </Notice>
      )}
    </PublicPage>
  );
}
