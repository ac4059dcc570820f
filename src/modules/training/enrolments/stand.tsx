// Where an entry stands, largest on its page: one picture, one sentence, what one can do.
import type { Child, PropsWithChildren } from 'hono/jsx';
import { ButtonRow, Confirm, PostButton, QueueLine } from '#platform/ui/index.ts';
import { ClashNotice } from './clash.tsx';
import { formatDeadline } from './deadline.ts';
import type { EntryView } from './entry.queries.ts';
import { isActive } from './entry.ts';
import { OfferCard, offerTitle } from './offer-card.tsx';
import { Sittings } from './sittings.tsx';
import { t } from './texts.ts';

/** `at` is the entry's address, where acts are posted; `may` whether the reader may act for her. */
type StandProps = { view: EntryView; at: string; may: boolean };

export function Stand(props: StandProps) {
  const { view } = props;
  if (view.offer) return <Offered {...props} />;
  if (!isActive(view.state)) return <Ended {...props} />;
  if (isOver(view)) return <Frame title={t.overTitle()} />;
  switch (view.state) {
    case 'placed':
      return <Placed {...props} />;
    case 'requested':
      return hasBegun(view) ? <Begun /> : <Requested {...props} />;
    case 'interested':
      return <Interested {...props} />;
    default:
      return hasBegun(view) ? <Begun /> : view.final_call_at ? <FirstCome {...props} /> : <Queueing {...props} />;
  }
}

const hasBegun = ({ parts }: EntryView): boolean => Boolean(parts[0] && parts[0].starts_at <= new Date());
const isOver = ({ parts }: EntryView): boolean => parts.length > 0 && parts.every(({ ends_at }) => ends_at <= new Date());

function Frame({ kind = 'plain', over, title, children }: PropsWithChildren<{ kind?: string; over?: Child; title: string }>) {
  return (
    <article class={`stand stand-${kind}`}>
      <div class="stand-words">
        {over && <p class="stand-over">{over}</p>}
        <h2>{title}</h2>
        {children}
      </div>
    </article>
  );
}

/** Said to herself, or of her by name. */
const toHer = (view: EntryView, self: () => string, other: (named: { name: string }) => string): string =>
  view.relation.self ? self() : other({ name: view.name });

function Offered({ view, at, may }: StandProps) {
  const until = view.offer?.expires_at ?? new Date();
  const card = {
    at,
    may,
    parts: view.parts,
    place: view.place,
    busy: view.busy,
    offer: view.offer ?? { offered_at: until, expires_at: until },
  };
  if (view.relation.self) return <OfferCard {...card} title={offerTitle(until)} />;
  const title = t.offerOthers({ name: view.name, deadline: formatDeadline(until) });
  return <OfferCard {...card} title={title} body={t.offerBodyOther({ name: view.name })} />;
}

function Placed({ view, at, may }: StandProps) {
  return (
    <Frame kind="placed" title={toHer(view, t.youArePlaced, t.otherPlaced)}>
      <Sittings parts={view.parts} place={view.place} />
      {view.online_link && (
        <p>
          <a href={view.online_link}>{t.onlineLink()}</a>
        </p>
      )}
      {may && !hasBegun(view) && <Leave view={view} at={at} />}
    </Frame>
  );
}

function Queueing({ view, at, may }: StandProps) {
  const { place, waiting } = view.standing;
  if (view.state === 'resting') {
    return (
      <Frame kind="resting" title={toHer(view, t.restingTitle, t.otherResting)}>
        <p>{t.restingBody()}</p>
        {may && (
          <ButtonRow>
            <PostButton action={`${at}/stay`} label={t.stay()} variant="primary" />
            <Leave view={view} at={at} />
          </ButtonRow>
        )}
      </Frame>
    );
  }
  return (
    <Frame kind="waiting" title={toHer(view, t.waitingTitle, t.otherWaiting)}>
      <QueueLine place={place} total={waiting} />
      <p>{t.waitingBody()}</p>
      <p>{t.numberKept({ number: view.number })}</p>
      {may && <Leave view={view} at={at} />}
    </Frame>
  );
}

function FirstCome({ view, at, may }: StandProps) {
  const free = view.standing.may_have_one;
  return (
    <Frame kind={free ? 'offer' : 'waiting'} title={t.firstComeTitle()}>
      <p>{free ? t.firstComeFree() : t.firstComeFull()}</p>
      {free && <Sittings parts={view.parts} place={view.place} />}
      {free && <ClashNotice busy={view.busy} />}
      {may && (
        <ButtonRow>
          {free && (
            <PostButton
              action={`${at}/take`}
              label={view.busy.length > 0 ? t.takeAnyway() : t.take()}
              variant="primary"
              hidden={view.busy.length > 0 ? { despite: 'yes' } : {}}
            />
          )}
          <Leave view={view} at={at} />
        </ButtonRow>
      )}
    </Frame>
  );
}

function Requested({ view, at, may }: StandProps) {
  return (
    <Frame kind="waiting" title={toHer(view, t.requestedTitle, t.otherRequested)}>
      <p>{t.requestedBody({ number: view.number })}</p>
      {may && <Leave view={view} at={at} />}
    </Frame>
  );
}

function Interested({ view, at, may }: StandProps) {
  return (
    <Frame kind="waiting" title={toHer(view, t.interestedTitle, t.otherInterested)}>
      <p>{t.numberKept({ number: view.number })}</p>
      {may && <Leave view={view} at={at} />}
    </Frame>
  );
}

const Begun = () => (
  <Frame title={t.startedTitle()}>
    <p>{t.startedBody()}</p>
  </Frame>
);

const endings: Readonly<Record<string, () => string>> = {
  withdrawn: t.endedWithdrawn,
  declined: t.endedDeclined,
  refused: t.endedRefused,
  removed: t.endedRemoved,
  cancelled: t.endedCancelled,
};

function Ended({ view }: StandProps) {
  const reason = view.state === 'cancelled' ? view.cancel_reason : view.reason;
  const again = (view.state === 'withdrawn' || view.state === 'declined') && view.mayAgain;
  return (
    <Frame title={(endings[view.state] ?? t.endedWithdrawn)()}>
      {reason && <p>{t.reasonGiven({ reason })}</p>}
      {again && (
        <>
          <p>{t.signUpAgain()}</p>
          <PostButton action={`/training/occasions/${view.occasion_id}/sign-up`} label={t.signMeUpAgain()} />
        </>
      )}
    </Frame>
  );
}

function Leave({ view, at }: Omit<StandProps, 'may'>) {
  return (
    <Confirm
      label={view.relation.self ? t.withdraw() : t.withdrawOther()}
      question={view.state === 'placed' ? t.withdrawPlaced() : t.withdrawWaiting()}
      yes={t.withdrawYes()}
      action={`${at}/withdraw`}
    />
  );
}
