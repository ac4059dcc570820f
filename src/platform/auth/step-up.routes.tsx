import { anyone } from '#platform/http/allow.ts';
import { withinHouse } from '#platform/http/preference.routes.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { Button, Hidden, LinkButton, Notice, PublicPage } from '#platform/ui/index.ts';
import { findPersonaOf } from './demo-people.queries.ts';
import { sessionToken } from './session-cookie.ts';
import { t } from './texts.ts';

/** Where one is led when a page asks for a safer sign-in than one's own: says what is missing, and the ways to it. */
export const stepUpRoutes = router().get('/step-up', anyone(), async (c) => {
  const wanted = { next: withinHouse(c.req.query('next') ?? '/'), level: c.req.query('level') === '3' ? 3 : 2 } as const;
  return c.html(<StepUpPage {...wanted} fresh={c.req.query('fresh') === '1'} persona={await personaOf(c)} />);
});

async function personaOf(c: Ctx): Promise<string | null> {
  const { house } = c.var;
  if (house.config.mode !== 'demo') return null;
  const token = sessionToken(c.req.header('cookie') ?? '', house.config);
  return token ? findPersonaOf(house, token) : null;
}

type Props = { next: string; level: 2 | 3; fresh: boolean; persona: string | null };

function StepUpPage({ next, level, fresh, persona }: Props) {
  const lead = fresh ? t.stepUpFresh() : level === 3 ? t.stepUpThree() : t.stepUpTwo();
  return (
    <PublicPage title={t.stepUpTitle()} lead={lead}>
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
          <Button>{t.stepUpDemo()}</Button>
        </form>
      )}
      {level === 3 && !persona && (
        <Notice kind="info" title={t.stepUpNoWay()}>
          <p>{t.stepUpNoWayBody()}</p>
        </Notice>
      )}
    </PublicPage>
  );
}
