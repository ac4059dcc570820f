import { LinkButton, PublicPage } from '#platform/ui/index.ts';
import type { Why } from './refusal.ts';
import { t } from './texts.ts';

/** Why one was not let in, and what one can do. Says nothing of who one seems to be. */
export function RefusedPage({ why }: { why: Why }) {
  const { title, body } = words[why];
  return (
    <PublicPage title={title()} lead={body()}>
      {why === 'unknown' && (
        <ul>
          <li>{t.unknownAsk()}</li>
          <li>{t.unknownTwo()}</li>
        </ul>
      )}
      <p>
        <LinkButton href="/sign-in" variant="primary">
          {t.again()}
        </LinkButton>
      </p>
    </PublicPage>
  );
}

const words: Record<Why, { title: () => string; body: () => string }> = {
  state: { title: t.stateTitle, body: t.stateBody },
  replayed: { title: t.stateTitle, body: t.stateBody },
  declined: { title: t.declinedTitle, body: t.declinedBody },
  unreachable: { title: t.unreachableTitle, body: t.unreachableBody },
  not_proven: { title: t.notProvenTitle, body: t.notProvenBody },
  not_stable: { title: t.notProvenTitle, body: t.notStableBody },
  unknown: { title: t.unknownTitle, body: t.unknownBody },
  other_identity: { title: t.unknownTitle, body: t.otherIdentityBody },
  elsewhere: { title: t.elsewhereTitle, body: t.elsewhereBody },
  closed: { title: t.closedTitle, body: t.closedBody },
  other_person: { title: t.otherPersonTitle, body: t.otherPersonBody },
  too_low: { title: t.tooLowTitle, body: t.tooLowBody },
  not_fresh: { title: t.notFreshTitle, body: t.notFreshBody },
};
