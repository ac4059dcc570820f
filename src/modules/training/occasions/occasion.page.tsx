import type { Child } from 'hono/jsx';
import { formatDate } from '#platform/i18n/dates.ts';
import { Facts, Figure, LinkButton, Notice, Page, SeatPicture, Section } from '#platform/ui/index.ts';
import { TrainerSection } from '../attendance/trainer-section.tsx';
import { describeOccasion, describePart } from './describe-occasion.ts';
import { isOver } from './is-over.ts';
import type { listAudience, listShares, Occasion, SeatCounts } from './occasion.queries.ts';
import { PlannerSection } from './planner-section.tsx';
import { listed, sayRoom, sayShare, sayWindow } from './say-kept.ts';
import { pictured } from './say-seats.ts';
import { t } from './texts.ts';

export type OccasionProps = {
  occasion: Occasion;
  counts: SeatCounts;
  audience: Awaited<ReturnType<typeof listAudience>>;
  shares: Awaited<ReturnType<typeof listShares>>;
  trainers: readonly { name: string }[];
  /** Signing up, and where one stands: by the enrolments beside. */
  signUp?: Child;
};

/** An occasion as everyone who may see it sees it; those who arrange it find their tools at the end. */
export function OccasionPage({ occasion, counts, audience, shares, trainers, signUp }: OccasionProps) {
  const dated = occasion.parts.length > 0;
  const title = occasion.label ? `${occasion.title}, ${occasion.label}` : occasion.title;
  return (
    <Page
      title={title}
      lead={dated ? describeOccasion(occasion.parts) : t.leadUndated()}
      trail={[
        { href: '/training', label: t.training() },
        { href: `/training/courses/${occasion.course_id}`, label: occasion.title },
      ]}
      action={
        occasion.plans &&
        !occasion.cancelled_at && <LinkButton href={`/training/occasions/${occasion.id}/edit`}>{t.edit()}</LinkButton>
      }
    >
      <Standing occasion={occasion} />
      {/* Who plans it came to plan: her own seat stands last. */}
      {!occasion.plans && signUp}
      <div class="occasion-columns">
        <Section title={t.whenAndWhere()}>
          <OccasionFacts occasion={occasion} audience={audience} trainers={trainers} />
        </Section>
        {!occasion.cancelled_at && (
          <Section title={t.seatsTitle()}>
            <Room counts={counts} dated={dated} shares={shares} />
          </Section>
        )}
      </div>
      {occasion.plans && <PlannerSection occasion={occasion} counts={counts} />}
      {occasion.plans && signUp}
      {occasion.runs && !occasion.plans && dated && occasion.published_at && <TrainerSection occasionId={occasion.id} />}
    </Page>
  );
}

function Standing({ occasion }: { occasion: Occasion }) {
  if (occasion.cancelled_at) {
    return (
      <Notice kind="late" title={`${t.cancelledTitle()} (${formatDate(occasion.cancelled_at)})`}>
        <p>{occasion.cancel_reason}</p>
      </Notice>
    );
  }
  const words = !occasion.published_at ? t.draftNotice() : isOver(occasion) ? t.heldNotice() : null;
  if (!words) return null;
  return (
    <Notice kind={occasion.published_at ? 'neutral' : 'waiting'}>
      <p>{words}</p>
    </Notice>
  );
}

type FactsProps = Pick<OccasionProps, 'occasion' | 'audience' | 'trainers'>;

function OccasionFacts({ occasion, audience, trainers }: FactsProps) {
  const dated = occasion.parts.length > 0;
  const open = !isOver(occasion);
  const [n, hours] = [occasion.final_call_days, occasion.offer_hours];
  const many = occasion.parts.length > 1;
  const link = occasion.online_link;
  return (
    <Facts
      items={[
        ...occasion.parts.map((part) => ({
          term: many ? t.partN({ n: part.number }) : t.when(),
          value: [describePart(part), part.room].filter(Boolean).join(', '),
        })),
        ...(dated ? [] : [{ term: t.when(), value: t.noDate() }]),
        { term: t.where(), value: occasion.place },
        {
          term: t.onlineLink(),
          value: link ? <a href={link}>{link.replace(/^https:\/\//, '')}</a> : occasion.has_link ? t.linkForSeated() : null,
        },
        { term: t.trainers(), value: listed(trainers.map(({ name }) => name)) },
        { term: t.organiser(), value: occasion.organiser },
        { term: t.invited(), value: listed(audience.map(({ name }) => name)) },
        { term: t.signUpWindow(), value: open ? sayWindow(occasion, dated) : null },
        { term: t.queueRule(), value: dated && open ? (n > 0 ? t.queueSentence({ n, hours }) : t.queueOnly({ hours })) : null },
      ]}
    />
  );
}

type RoomProps = { counts: SeatCounts; dated: boolean; shares: OccasionProps['shares'] };

function Room({ counts, dated, shares }: RoomProps) {
  const released = shares.filter(({ released_at }) => released_at);
  const kept = shares.filter(({ released_at }) => !released_at);
  return (
    <>
      <Figure sentence={sayRoom(counts, dated)}>{dated && <SeatPicture {...pictured(counts)} />}</Figure>
      {shares.length > 0 && (
        <div class="kept">
          <h3>{t.keptTitle()}</h3>
          <ul>
            {[...kept, ...released].map((share) => (
              <li>{sayShare(share)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
