import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Form, LinkButton, Page, Radios, State, TextArea } from '#platform/ui/index.ts';
import { sayAbout, sayDeed, sayWhen, sayWho } from '../look.tsx';
import { formatMonth } from '../month.ts';
import type { FollowUp } from './reviews.queries.ts';
import { t } from './texts.ts';

/** Questions and deviations until they are settled, the soonest due first. */
export function FollowUpPage({ list, form }: { list: readonly FollowUp[]; form: FormState }) {
  return (
    <Page
      title={t.followTitle()}
      lead={list.length > 0 ? t.followLead({ n: list.length }) : undefined}
      trail={[{ href: '/reviews', label: t.trailReviews() }]}
      shy
    >
      <ErrorSummary form={form} />
      {list.length === 0 && <Empty title={t.followNone()} body={t.followNoneBody()} />}
      <ol class="looks">
        {list.map((one) => (
          <One one={one} form={form} />
        ))}
      </ol>
    </Page>
  );
}

function One({ one, form }: { one: FollowUp; form: FormState }) {
  const day = formatDate(one.due_on);
  const failed = form.values[`closing-${one.drawn_id}`] !== undefined;
  return (
    <li class="look" id={`follow-${one.drawn_id}`} tabindex={-1}>
      <p class="look-over">
        <span>{t[`kind_${one.kind}`]()}</span>{' '}
        <a href={`/reviews/${one.review_id}`}>{t.inMonth({ month: formatMonth(one.month) })}</a>
      </p>
      <h2>{`${sayWho(one.who)} ${sayDeed(one.act, sayAbout(one))}`}</h2>
      <p class="look-from">{[sayWhen(one.at), one.unit && t.from({ unit: one.unit })].filter(Boolean).join('. ')}</p>
      <p>
        <State kind={one.late ? 'late' : one.answered_at ? 'info' : 'waiting'}>
          {one.late ? t.overdue({ day }) : t.due({ day })}
        </State>
      </p>
      <dl class="look-talk">
        <dt>{one.kind === 'question' ? t.asked() : t.noted()}</dt>
        <dd class="look-said">{one.question}</dd>
        {one.kind === 'question' && (
          <>
            <dt>{one.answered_at ? t.answered({ when: formatWhen(one.answered_at) }) : t.theAnswer()}</dt>
            <dd class="look-said">{one.answer ?? t.notAnswered()}</dd>
          </>
        )}
      </dl>
      {one.mine && (
        <details class="confirm" open={failed}>
          <summary class="ds-button" data-variant="secondary">
            {t.settle()}
          </summary>
          <div class="confirm-body">
            <p>{t.settleQuestion()}</p>
            <Form action={`/reviews/follow-up/${one.drawn_id}`}>
              <Radios
                name={`result-${one.drawn_id}`}
                label={t.result()}
                required
                form={form}
                options={[
                  { value: 'justified', label: t.res_justified() },
                  { value: 'deviation', label: t.res_deviation() },
                ]}
              />
              <TextArea name={`closing-${one.drawn_id}`} label={t.closing()} rows={3} required maxlength={4000} form={form} />
              <div class="button-row">
                <Button>{t.settleYes()}</Button>
                <LinkButton href="/incidents/report" variant="quiet">
                  {t.makeIncident()}
                </LinkButton>
              </div>
            </Form>
          </div>
        </details>
      )}
    </li>
  );
}
