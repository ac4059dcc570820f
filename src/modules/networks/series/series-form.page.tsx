import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import {
  Button,
  Checkboxes,
  Confirm,
  DateField,
  ErrorSummary,
  Field,
  Fieldset,
  Form,
  Notice,
  Page,
  Radios,
  Section,
  TextArea,
  TimeField,
} from '#platform/ui/index.ts';
import { WhereFields } from '../meetings/meeting-form.page.tsx';
import type { Meeting } from '../meetings/meetings.queries.ts';
import { MeetingRows } from '../meetings/say-meeting.tsx';
import { networkTrail } from '../networks/trail.ts';
import { PreviewPart } from './preview-part.tsx';
import type { Preview } from './preview-series.ts';
import { paces, restMonths } from './rhythm.ts';
import { sayMonth, saySeries } from './say-series.ts';
import type { Series } from './series.queries.ts';
import { t } from './texts.ts';

type Props = { form: FormState; network: { id: string; name: string } } & (
  | { id: string; preview?: Preview }
  | { series: Series; revision: number; conflict?: boolean; stays?: readonly Meeting[]; ending?: FormState }
);

/** How often a network meets. */
export function SeriesFormPage(props: Props) {
  const { form, network } = props;
  const change = 'series' in props ? props : null;
  const preview = 'preview' in props ? props.preview : undefined;
  return (
    <Page
      title={change ? t.editTitle() : t.newTitle()}
      lead={change ? saySeries(change.series) : t.newLead()}
      trail={networkTrail(network)}
    >
      {change?.conflict && (
        <Notice kind="waiting" title={t.conflictTitle()}>
          <p>{t.conflictBody({ now: saySeries(change.series) })}</p>
        </Notice>
      )}
      {change?.stays && change.stays.length > 0 && (
        <Notice kind="info" title={t.staysTitle({ n: change.stays.length })}>
          <p>{t.staysBody()}</p>
          <MeetingRows meetings={change.stays} />
        </Notice>
      )}
      <ErrorSummary form={form} />
      {change?.ending && <ErrorSummary form={change.ending} prefix="end" />}
      <Form
        action={change ? `/networks/series/${change.series.id}/edit` : `/networks/${network.id}/series`}
        hidden={'id' in props ? { id: props.id } : { revision: props.revision }}
        offerAgain
      >
        {preview && <PreviewPart preview={preview} callDays={Number(form.values['call_days'])} />}
        <Section title={t.groupWhen()}>
          <DateField name="first" label={t.first()} help={t.firstHelp()} form={form} required />
          <Fieldset label={t.time()}>
            <TimeField name="from" label={t.from()} form={form} required />
            <TimeField name="to" label={t.to()} form={form} required />
          </Fieldset>
          <Radios
            name="pace"
            label={t.pace()}
            options={paces.map((value) => ({ value, label: t[`pace_${value}`](), help: t[`pace_${value}_help`]() }))}
            form={form}
            required
          />
          <Field name="every" label={t.every()} help={t.everyHelp()} inputmode="numeric" width="short" form={form} required />
          <Checkboxes
            name="months"
            label={t.months()}
            help={t.monthsHelp()}
            options={Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: sayMonth(i + 1) }))}
            form={form}
          />
          <Checkboxes
            name="rests"
            label={t.rests()}
            help={t.restsHelp()}
            options={restMonths.map((month) => ({ value: String(month), label: sayMonth(month) }))}
            form={form}
          />
          <DateField name="until" label={t.until()} help={t.untilHelp()} form={form} />
          <TextArea name="extra" label={t.extra()} help={t.extraHelp()} rows={4} maxlength={4000} form={form} />
          <TextArea name="except" label={t.except()} help={t.exceptHelp()} rows={2} maxlength={4000} form={form} />
        </Section>
        <Section title={t.groupWhere()}>
          <WhereFields form={form} />
        </Section>
        <Section title={t.groupCall()}>
          <Field
            name="call_days"
            label={t.callDays()}
            help={t.callDaysHelp()}
            suffix={t.daysBefore()}
            inputmode="numeric"
            width="short"
            form={form}
            required
          />
          <Field
            name="answer_days"
            label={t.answerDays()}
            suffix={t.daysBefore()}
            inputmode="numeric"
            width="short"
            form={form}
            required
          />
        </Section>
        <Button variant={preview ? 'secondary' : 'primary'}>{change ? t.save() : preview ? t.showAgain() : t.show()}</Button>
      </Form>
      {change && (
        <Confirm
          label={t.end()}
          question={t.endQuestion()}
          yes={t.endYes()}
          action={`/networks/series/${change.series.id}/end`}
          prefix="end"
          open={change.ending !== undefined}
        >
          <TextArea
            name="reason"
            label={t.endReason()}
            help={t.endReasonHelp()}
            rows={2}
            maxlength={500}
            form={change.ending ?? emptyForm}
            required
          />
        </Confirm>
      )}
    </Page>
  );
}
