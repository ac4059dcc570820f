import type { FormState } from '#platform/http/form-state.ts';
import { emptyForm } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Confirm, ErrorSummary, Notice, Page, Section, TextArea } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import { formatMonth } from '../month.ts';
import { EntryCard } from './entry-card.tsx';
import type { DrawnEntry, Review } from './reviews.queries.ts';
import { t } from './texts.ts';

type Props = { review: Review; drawn: readonly DrawnEntry[]; form: FormState };

/** One page to work through: each entry with its three buttons, then the signature. */
export function ReviewPage({ review, drawn, form }: Props) {
  const { id, month, entries, judged, hidden, signed_at, works } = review;
  return (
    <Page
      title={t.reviewTitle({ month: formatMonth(month) })}
      lead={sayWhere(review)}
      trail={[{ href: '/reviews', label: t.trailReviews() }]}
      shy
    >
      <ErrorSummary form={form} />
      <p class="look-progress">
        <progress max={entries} value={judged} aria-label={t.judgedOf({ judged, entries })} />
        <span>{t.judgedOf({ judged, entries })}</span>
      </p>
      {!works && !signed_at && <Notice>{t.readOnly({ who: sayWho(review.head) })}</Notice>}
      {hidden > 0 && !signed_at && <Notice kind="waiting">{t.hidden({ n: hidden })}</Notice>}
      {works && !signed_at && <p class="help">{t.commentHelp()}</p>}
      <ol class="looks">
        {drawn.map((entry) => (
          <EntryCard entry={entry} entries={entries} review={id} form={form} />
        ))}
      </ol>
      {signed_at && review.conclusion && (
        <Section title={t.conclusion()}>
          <p class="look-said">{review.conclusion}</p>
        </Section>
      )}
      {works && !signed_at && judged === entries && (
        <div id="sign" class="look-sign">
          <Confirm
            label={t.sign()}
            question={t.signQuestion()}
            yes={t.signYes()}
            action={`/reviews/${id}/sign`}
            variant="primary"
          >
            <TextArea name="conclusion" label={t.conclusion()} rows={3} maxlength={2000} form={emptyForm} />
          </Confirm>
        </div>
      )}
    </Page>
  );
}

function sayWhere({ entries, judged, due_on, signed_at, signed_by }: Review): string {
  if (signed_at) return t.leadSigned({ day: formatDate(signed_at), who: sayWho(signed_by) });
  return judged === entries ? t.leadAll({ entries }) : t.leadLeft({ n: entries - judged, entries, day: formatDate(due_on) });
}
