import { Confirm, LinkButton, Notice, PostButton, Section, TextArea } from '#platform/ui/index.ts';
import { isOver } from './is-over.ts';
import type { Occasion, SeatCounts } from './occasion.queries.ts';
import { t } from './texts.ts';

/** What those who arrange an occasion do with it. */
export function PlannerSection({ occasion, counts }: { occasion: Occasion; counts: SeatCounts }) {
  const at = `/training/occasions/${occasion.id}`;
  const draft = !occasion.published_at && !occasion.cancelled_at;
  return (
    <Section title={t.forPlanners()}>
      {draft && !occasion.course_published_at && (
        <Notice kind="waiting">
          <p>
            {t.courseDraftNotice()} <a href={`/training/courses/${occasion.course_id}`}>{occasion.title}</a>
          </p>
        </Notice>
      )}
      {draft && !hasPlace(occasion) && (
        <Notice kind="waiting">
          <p>
            {t.placeMissing()} <a href={`${at}/edit#f-place`}>{t.placeFill()}</a>
          </p>
        </Notice>
      )}
      <div class="button-row">
        {draft && <PostButton action={`${at}/publish`} label={t.publish()} variant="primary" />}
        {!draft && <LinkButton href={`${at}/participants`}>{t.participants()}</LinkButton>}
        {occasion.parts.length > 0 && !draft && !occasion.cancelled_at && (
          <LinkButton href={`${at}/attendance`}>{t.attendance()}</LinkButton>
        )}
        <LinkButton href={`/training/occasions/new?like=${occasion.id}`}>{t.duplicate()}</LinkButton>
      </div>
      {!isOver(occasion) && <Cancel at={at} counts={counts} />}
    </Section>
  );
}

const hasPlace = ({ place, has_link, parts, form }: Occasion): boolean =>
  place !== '' || has_link || form === 'web_course' || parts.every(({ room }) => room !== '');

function Cancel({ at, counts }: { at: string; counts: SeatCounts }) {
  // Those offered a seat still stand in the queue: waiting counts only those without an offer.
  const n = counts.placed + counts.offered + counts.waiting + counts.resting + counts.requested + counts.interested;
  return (
    <Confirm
      label={t.cancel()}
      question={n ? t.cancelQuestion({ n }) : t.cancelQuestionNone()}
      yes={t.cancelYes()}
      action={`${at}/cancel`}
    >
      <TextArea name="reason" label={t.cancelReason()} help={t.cancelReasonHelp()} rows={3} maxlength={500} required />
    </Confirm>
  );
}
