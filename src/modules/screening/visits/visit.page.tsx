import type { Child } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, ButtonRow, Confirm, ErrorSummary, Form, Notice, Page } from '#platform/ui/index.ts';
import { AnswerFields, Aside } from './answer-fields.tsx';
import { codeOf } from './pseudonym.ts';
import { ReferenceField } from './reference-field.tsx';
import type { Steps } from './steps.queries.ts';
import { t } from './texts.ts';
import type { MyVisit } from './visits.queries.ts';

type Props = {
  visit: MyVisit;
  steps: Steps | null;
  form: FormState;
  /** The way to an instrument, where the unit asks with one. */
  instrument?: Child;
};

/** One question, one page: the answer, what it asks for besides, close. */
export function VisitPage({ visit, steps, form, instrument }: Props) {
  const { id, unit, channel, opened_at, pseudonym, known, before, fresh } = visit;
  return (
    <Page
      title={`${t[channel]()}, ${unit}`}
      tab={t.tab()}
      lead={formatWhen(opened_at)}
      trail={[{ href: '/screening', label: t.title() }]}
      shy
    >
      {before && (
        <Notice kind="info">
          {(before.because === 'asked' ? t.before : t.beforeNot)({ on: before.on, due: before.due_on })}
        </Notice>
      )}
      {!steps && <Notice kind="waiting">{t.noProtocol()}</Notice>}
      <ErrorSummary form={form} />
      <div class="asking">
        <div class="asking-main">
          <Form action={`/screening/visits/${id}`} keep={t.offline()} keys="outcome">
            <AnswerFields form={form} steps={steps} />
            {!known && <ReferenceField form={form} />}
            <ButtonRow>
              <Button>{t.close()}</Button>
            </ButtonRow>
          </Form>
          <p class="asking-soft asking-keys">{t.keys()}</p>
        </div>
        <aside class="asking-aside">
          <p class="asking-code">{t.yourCode({ code: codeOf(pseudonym) })}</p>
          <p class="asking-soft">{t.codeHelp()}</p>
          {steps?.how && <Aside title={t.howToAsk()} text={[steps.alone, steps.how].filter(Boolean).join('\n\n')} />}
          {steps?.at_acute && <Aside title={t.isAcute()} text={steps.at_acute} />}
          {instrument}
          <p class="asking-soft">{t.privacy()}</p>
          {fresh && (
            <Confirm
              label={t.discard()}
              question={t.discardSure()}
              yes={t.discardYes()}
              action={`/screening/visits/${id}/discard`}
            />
          )}
        </aside>
      </div>
    </Page>
  );
}
