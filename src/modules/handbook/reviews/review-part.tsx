import { emptyForm, filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button, Field, Filters, Form, PostButton, Radios, Section, State, TextArea } from '#platform/ui/index.ts';
import type { Shown } from '../versions/version.page.tsx';
import type { Review } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

/** The reader is asked, has not answered, and it can be answered now. */
export const mayAnswer = ({ version: { state, wrote }, reviews }: Shown): boolean =>
  (state === 'review' || state === 'reviewed') && !wrote && reviews.some(({ me, answered_at }) => me && !answered_at);

/** Other eyes: who is asked, what they answered; one's own answer for whoever is asked. */
export function ReviewPart(shown: Shown) {
  const { version, reviews, found } = shown;
  const asks = version.mine && (version.state === 'draft' || version.state === 'review');
  return (
    <Section title={t.title()} lead={t.lead()}>
      {mayAnswer(shown) && <Answer {...shown} />}
      {reviews.length > 0 && (
        <ul class="reviews">
          {reviews.map((review) => (
            <li>
              <Line review={review} />
              {version.mine && !review.answered_at && (
                <PostButton
                  action={`/handbook/versions/${version.id}/reviewers/${review.id}/take-back`}
                  label={t.takeBack()}
                  describedBy={`review-${review.id}`}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {asks && (
        <div id="ask">
          <Filters action={`/handbook/versions/${version.id}#ask`} button={t.find()}>
            <Field name="who" label={t.who()} help={t.whoHelp()} form={filled({ who: found?.words ?? '' })} maxlength={100} />
          </Filters>
          {found && found.people.length === 0 && <p>{t.nobody({ words: found.words })}</p>}
          {found && found.people.length > 0 && (
            <ul class="reviewers">
              {found.people.map(({ id, name, place }) => (
                <li>
                  <span id={`person-${id}`}>{t.nameAt({ name, place })}</span>
                  <PostButton
                    action={`/handbook/versions/${version.id}/reviewers`}
                    label={t.ask()}
                    hidden={{ person: id }}
                    describedBy={`person-${id}`}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Section>
  );
}

function Line({ review: { id, name, asked_at, verdict, note, answered_at, earlier } }: { review: Review }) {
  const who = name ?? t.hidden();
  if (!verdict || !answered_at)
    return (
      <span id={`review-${id}`}>
        <State kind="waiting">{t.asked({ name: who, day: formatDate(asked_at) })}</State>
      </span>
    );
  const named = { name: who, day: formatDate(answered_at) };
  const said = verdict === 'approved' ? t.approvedBy(named) : t.changesBy(named);
  return (
    <>
      {earlier ? (
        <State kind="neutral">{t.earlier({ said })}</State>
      ) : (
        <State kind={verdict === 'approved' ? 'done' : 'waiting'}>{said}</State>
      )}
      {note && <blockquote class="review-note">{note}</blockquote>}
    </>
  );
}

function Answer({ version, form = emptyForm }: Shown) {
  return (
    <div id="answer">
      <h3>{t.answerTitle()}</h3>
      <Form action={`/handbook/versions/${version.id}/review`} hidden={{ revision: version.revision }}>
        <Radios
          name="verdict"
          label={t.verdict()}
          options={[
            { value: 'approved', label: t.approved() },
            { value: 'changes', label: t.changes() },
          ]}
          form={form}
          required
        />
        <TextArea name="note" label={t.note()} help={t.noteHelp()} maxlength={4000} form={form} />
        <Button>{t.answer()}</Button>
      </Form>
    </div>
  );
}
