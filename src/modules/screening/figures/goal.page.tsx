import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { percent } from '#platform/i18n/numbers.ts';
import { Button, ErrorSummary, Field, Form, Page, Section, Select, Table } from '#platform/ui/index.ts';
import type { Goal } from './goal.queries.ts';
import { headPeriod, monthsOn, periodOf } from './periods.ts';
import type { Place } from './places.queries.ts';
import { t } from './texts.ts';

type Props = { place: Place; goals: readonly Goal[]; now: string; form: FormState };

/** A promise with a history: what a month is held against is what was promised for it. */
export function GoalPage({ place, goals, now, form }: Props) {
  const at = `/screening/figures/${place.id}`;
  const months = Array.from({ length: 13 }, (_, i) => monthsOn(now, i));
  const month = (day: string) => headPeriod(periodOf(day, 'month'), 'month');
  return (
    <Page
      title={t.goalTitle({ place: place.name })}
      lead={t.goalLead()}
      trail={[{ href: at, label: t.title({ place: place.name }) }]}
    >
      <ErrorSummary form={form} />
      <Form action={`${at}/goal`} hidden={{ id: String(form.values['id'] ?? '') }}>
        <Field
          name="share"
          label={t.goalShare()}
          help={t.goalShareHelp()}
          suffix="%"
          width="short"
          inputmode="numeric"
          form={form}
          required
        />
        <Select
          name="from"
          label={t.goalFrom()}
          help={t.goalFromHelp()}
          empty={false}
          options={months.map((day) => ({ value: day.slice(0, 7), label: month(day) }))}
          form={form}
          required
        />
        <Button>{t.goalSave()}</Button>
      </Form>
      <Section title={t.goalHistory()}>
        <Table
          caption={t.goalHistory()}
          captionHidden
          columns={[{ label: t.goalColFrom() }, { label: t.goalColShare(), numeric: true }, { label: t.goalColSet() }]}
          rows={goals.toReversed().map((goal) => [month(goal.from_month), percent(goal.share), formatDate(goal.set_at)])}
          empty={<p>{t.goalUsual()}</p>}
        />
      </Section>
    </Page>
  );
}
