import { formatWhen } from '#platform/i18n/dates.ts';
import { Facts, LinkButton, Notice, PublicPage } from '#platform/ui/index.ts';
import type { Tried } from './arrive.ts';
import type { Provider } from './provider.ts';
import type { Said } from './said.ts';
import { t } from './texts.ts';

type Props = { provider: Provider; said: Said; tried: Tried; self: boolean };

/** What came of a try, for the administrator who made it: nobody was signed in. Her own values only. */
export function TriedPage({ provider, said, tried, self }: Props) {
  const whom = tried.personId
    ? self
      ? t.triedSelf()
      : t.triedOther()
    : tried.why === 'unknown'
      ? t.triedNobody()
      : t.triedRefused();
  return (
    <PublicPage title={t.triedTitle()} lead={t.triedLead()}>
      <Notice kind={tried.personId && self ? 'done' : 'waiting'} title={whom}>
        {!tried.personId && <p>{t.triedHelp()}</p>}
      </Notice>
      <Facts
        items={[
          { term: t.subjectClaim(), value: `${provider.subjectClaim}: ${said.subject}` },
          {
            term: t.stableClaim(),
            value: provider.stableClaim ? `${provider.stableClaim}: ${said.stable ?? t.triedMissing()}` : t.triedNoLinking(),
          },
          { term: t.triedSays(), value: said.acr ?? t.triedNothing() },
          { term: t.triedLevel(), value: tried.level === 3 ? t.levelThree() : t.levelTwo() },
          { term: t.triedWhen(), value: said.at ? formatWhen(said.at) : t.triedNotSaid() },
        ]}
      />
      <p>
        <LinkButton href={`/sign-in-ways/${provider.id}`} variant="primary">
          {t.triedBack()}
        </LinkButton>
      </p>
    </PublicPage>
  );
}
