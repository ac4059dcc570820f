import { Card, Cards, LinkButton, Mark, PublicPage } from '#platform/ui/index.ts';
import { t } from './texts.ts';

/** For someone not signed in. Says nothing that could betray a reader to whoever glances at the screen. */
export function LandingPage() {
  const mark = (
    <div class="landing-mark">
      <Mark />
    </div>
  );
  return (
    <PublicPage title={t.welcome()} lead={t.what()} action={mark} wide>
      <p>
        <LinkButton href="/sign-in" variant="primary">
          {t.signIn()}
        </LinkButton>
      </p>
      <div class="landing-open">
        <Cards>
          <Card level={2} title={t.calendar()} href="/calendar">
            <p>{t.calendarBody()}</p>
          </Card>
          <Card level={2} title={t.certificate()} href="/certificate">
            <p>{t.certificateBody()}</p>
          </Card>
          <Card level={2} title={t.handbooks()} href="/open/handbook">
            <p>{t.handbooksBody()}</p>
          </Card>
          <Card level={2} title={t.binder()} href="/binder">
            <p>{t.binderBody()}</p>
          </Card>
        </Cards>
      </div>
    </PublicPage>
  );
}
