import { ButtonRow, Confirm, PostButton } from '#platform/ui/index.ts';
import type { Busy } from './chance.ts';
import { ClashNotice } from './clash.tsx';
import { formatDeadline } from './deadline.ts';
import { Sittings } from './sittings.tsx';
import { t } from './texts.ts';
import { TimeRing } from './time-ring.tsx';

type OfferCardProps = {
  offer: { offered_at: Date; expires_at: Date };
  /** Where the answers are posted: the entry's address. */
  at: string;
  title: string;
  level?: 2 | 3;
  /** Said instead of "accept or decline", to somebody else than her. */
  body?: string;
  /** Said over the title, where the page does not already say which course it is. */
  over?: string;
  parts: readonly { starts_at: Date; ends_at: Date; room?: string }[];
  place: string;
  busy: readonly Busy[];
  /** Whether the reader may answer. */
  may?: boolean;
};

/** A seat to answer: how long it is hers, when to come, yes or no. */
export function OfferCard({ offer, at, title, level = 2, over, body, parts, place, busy, may = true }: OfferCardProps) {
  const Heading = `h${level}` as 'h2' | 'h3';
  return (
    <article class="stand stand-offer">
      <TimeRing from={offer.offered_at} until={offer.expires_at} />
      <div class="stand-words">
        <p class="stand-over">{over ?? t.offerOver()}</p>
        <Heading>{title}</Heading>
        <p>{body ?? t.offerBody()}</p>
        <Sittings parts={parts} place={place} />
        <ClashNotice busy={busy} />
        {may && (
          <ButtonRow>
            <PostButton
              action={`${at}/accept`}
              label={busy.length > 0 ? t.acceptAnyway() : t.accept()}
              variant="primary"
              hidden={busy.length > 0 ? { despite: 'yes' } : {}}
            />
            <Confirm
              label={t.decline()}
              question={t.declineQuestion()}
              yes={t.declineYes()}
              action={`${at}/decline`}
              variant="secondary"
            />
          </ButtonRow>
        )}
      </div>
    </article>
  );
}

export const offerTitle = (expires: Date): string => t.offerYours({ deadline: formatDeadline(expires) });
