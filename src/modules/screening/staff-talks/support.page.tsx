import { type FormState, filled } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Field, Form, Hidden, Page, Section, Select, Table } from '#platform/ui/index.ts';
import { listPeriods, sayPeriod, withGaps } from './period.ts';
import type { Counted } from './support.queries.ts';
import { t } from './texts.ts';
import { talksTrail } from './trail.ts';

type Props = {
  municipalities: readonly { id: string; name: string }[];
  at: string;
  counted: readonly Counted[];
  form: FormState;
};

/** The specialist unit's own count. */
export function SupportPage({ municipalities, at, counted, form }: Props) {
  const seen = listPeriods().map((period) => `${period}:${counted.find((one) => one.period === period)?.number ?? 0}`);
  return (
    <Page title={t.supportTitle()} lead={t.supportPageLead()} trail={talksTrail()}>
      {municipalities.length > 1 && (
        <Form method="get" action="/screening/talks/support">
          <Select
            name="municipality"
            label={t.municipality()}
            empty={false}
            options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
            form={filled({ municipality: at })}
          />
          <Button variant="secondary">{t.place()}</Button>
        </Form>
      )}
      <ErrorSummary form={form} />
      <Form action="/screening/talks/support">
        <Hidden name="municipality" value={at} />
        <Hidden name="seen" value={seen.join(',')} />
        <Select
          name="period"
          label={t.period()}
          empty={false}
          options={listPeriods().map((value) => ({ value, label: sayPeriod(value) }))}
          form={form}
          width="medium"
          required
        />
        <Field name="offered" label={t.offered()} type="number" min={0} inputmode="numeric" width="short" form={form} required />
        <Button>{t.save()}</Button>
      </Form>
      <Section title={t.history()}>
        {counted.length === 0 ? (
          <Empty title={t.supportEmpty()} body={t.supportEmptyBody()} />
        ) : (
          <Table
            caption={t.history()}
            captionHidden
            columns={[{ label: t.colPeriod() }, { label: t.supportOffered(), numeric: true }, { label: t.colTicked() }]}
            rows={withGaps(counted).map((line) => [
              sayPeriod(line.period),
              ...('untold' in line
                ? [null, t.notTold()]
                : [line.offered, t.byWhom({ when: formatWhen(line.ticked_at), who: line.who ?? t.someone() })]),
            ])}
          />
        )}
      </Section>
    </Page>
  );
}
