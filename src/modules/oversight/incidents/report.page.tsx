import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen, localDate } from '#platform/i18n/dates.ts';
import {
  Button,
  DateField,
  ErrorSummary,
  Field,
  Fieldset,
  Form,
  Page,
  Section,
  State,
  Table,
  TextArea,
  TimeField,
} from '#platform/ui/index.ts';
import { t as all } from '../texts.ts';
import { t } from './texts.ts';

type Mine = { id: string; title: string; reported_at: Date; taken_at: Date | null; closed_at: Date | null };

/** Anyone tells that something has gone wrong, and sees that it was received. */
export function ReportPage({ form, id, mine }: { form: FormState; id: string; mine: readonly Mine[] }) {
  return (
    <Page title={t.reportTitle()} lead={t.reportLead()} trail={[{ href: '/oversight', label: all.menu() }]} shy>
      <ErrorSummary form={form} />
      <Form action="/incidents/report" hidden={{ id }}>
        <Field name="title" label={t.what()} help={t.whatHelp()} required maxlength={120} form={form} />
        <TextArea name="story" label={t.story()} help={t.storyHelp()} required rows={6} maxlength={4000} form={form} />
        <Fieldset label={t.aware()} help={t.awareHelp()}>
          <DateField name="awareDay" label={t.day()} required form={form} max={localDate(new Date())} />
          <TimeField name="awareTime" label={t.time()} required form={form} />
        </Fieldset>
        <Button>{t.report()}</Button>
      </Form>
      {mine.length > 0 && (
        <Section title={t.mine()}>
          <Table
            caption={t.mine()}
            captionHidden
            columns={[{ label: t.colWhat() }, { label: t.colReported() }, { label: t.colState() }]}
            rows={mine.map(({ title, reported_at, taken_at, closed_at }) => [
              title,
              formatWhen(reported_at),
              <MineState taken={taken_at} closed={closed_at} />,
            ])}
          />
        </Section>
      )}
    </Page>
  );
}

function MineState({ taken, closed }: { taken: Date | null; closed: Date | null }) {
  if (closed) return <State kind="done">{t.stateClosed()}</State>;
  return <State kind="waiting">{taken ? t.stateTaken() : t.stateReported()}</State>;
}
