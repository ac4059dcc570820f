import { formatDate } from '#platform/i18n/dates.ts';
import { Button, Form, LinkButton, QueueLine, Section, State } from '#platform/ui/index.ts';
import { ClashNotice } from './clash.tsx';
import { formatDeadline } from './deadline.ts';
import { anyway } from './sign-up.ts';
import type { Panel, Round } from './sign-up-panel.queries.ts';
import { describeState } from './state-words.ts';
import { t } from './texts.ts';

/** On the occasion's page: where I stand in it, or what would happen if I signed up, and the button that does it. */
export function SignUpPanel({ panel }: { panel: Panel }) {
  const { chance } = panel;
  return (
    <Section title={t.panelTitle()}>
      <div class="panel">{chance.entry_id ? <MyStanding panel={panel} /> : <MayI panel={panel} />}</div>
    </Section>
  );
}

function MyStanding({ panel: { chance, offer, standing } }: { panel: Panel }) {
  const said = describeState({ state: chance.entry_state ?? 'waiting', starts_at: chance.starts_at, ends_at: chance.ends_at });
  const href = `/training/enrolments/${chance.entry_id}`;
  if (offer) {
    return (
      <>
        <p class="panel-sentence">{t.offerYours({ deadline: formatDeadline(offer.expires_at) })}</p>
        <LinkButton href={href} variant="primary">
          {t.answerOffer()}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      {standing && chance.starts_at && chance.starts_at > new Date() ? (
        <QueueLine place={standing.place} total={standing.waiting} />
      ) : (
        <p class="panel-sentence">
          <State kind={said.kind}>{said.text}</State>
        </p>
      )}
      <LinkButton href={href}>{t.seeMyEntry()}</LinkButton>
    </>
  );
}

function MayI({ panel }: { panel: Panel }) {
  const { chance, refusal, missing, busy, occasion } = panel;
  if (refusal) return <p>{refusal}</p>;
  if (missing.length > 0) {
    return (
      <>
        <p>{t.needsFirst({ courses: missing.map(({ title }) => title).join(', ') })}</p>
        {missing.map(({ id, title }) => (
          <LinkButton href={`/training/courses/${id}`}>{t.readCourse({ course: title })}</LinkButton>
        ))}
      </>
    );
  }
  return (
    <>
      <p class="panel-sentence">{describeSeats(panel)}</p>
      {panel.rounds.map((round) => (
        <p>
          <a href={`/training/enrolments/${round.id}`}>{describeRound(round)}</a> {t.bothRounds()}
        </p>
      ))}
      {chance.asks_manager && <p>{t.managerDecides()}</p>}
      <ClashNotice busy={busy} />
      <Form action={`/training/occasions/${occasion}/sign-up`} hidden={busy.length > 0 ? { despite: 'yes' } : {}}>
        <Button>{buttonLabel(panel)}</Button>
      </Form>
    </>
  );
}

function describeRound({ state, label, starts_at }: Round): string {
  const round = label || (starts_at ? t.roundOn({ day: formatDate(starts_at) }) : t.undatedRound());
  if (state === 'placed') return t.youHaveSeatElsewhere({ round });
  return state === 'waiting' || state === 'resting' ? t.youQueueElsewhere({ round }) : t.youEnteredElsewhere({ round });
}

function describeSeats({ chance, seats, kept }: Panel): string {
  const { untaken } = chance;
  if (!chance.starts_at) return t.noDateYet();
  const mine = kept.find((one) => one.mine);
  if (chance.free && chance.share_id && mine) return t.freeForYou({ n: mine.remaining, whose: mine.name });
  const common = untaken - kept.reduce((sum, { remaining }) => sum + remaining, 0);
  if (chance.free)
    return chance.first_come
      ? t.firstComeLeft({ n: common })
      : seats === 1
        ? t.onlySeatFree()
        : t.seatsLeft({ n: common, of: seats });
  if (untaken > 0) return t.onlyKeptForOthers({ n: untaken });
  return chance.waiting > 0
    ? t.fullWaiting({ n: chance.waiting, full: t.allTaken({ n: seats }) })
    : t.fullNobodyWaits({ n: seats });
}

function buttonLabel({ chance, busy }: Panel): string {
  if (!chance.starts_at) return t.showInterest();
  if (busy.length > 0) return anyway(chance, { as: 'herself' });
  if (chance.asks_manager) return t.askForSeat();
  return chance.free ? t.signMeUp() : t.queueMe();
}
