import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Empty,
  Facts,
  Field,
  Filters,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import { formatMonth } from '../month.ts';
import type { ReportLine, Sample } from './report.queries.ts';
import { sumUp } from './report.queries.ts';
import { t } from './texts.ts';

type Size = { controller_id: string; controller: string; random_size: number; risk_size: number };
type Props = {
  samples: readonly Sample[];
  sample: Sample | null;
  lines: readonly ReportLine[];
  sizes: readonly Size[];
  form: FormState;
};

/** One month of a controller, head by head; to show, print and keep. */
export function ReportPage({ samples, sample, lines, sizes, form }: Props) {
  const sums = sumUp(lines);
  return (
    <Page
      title={t.reportTitle()}
      lead={sample ? t.reportLead({ ...sums, month: formatMonth(sample.month) }) : undefined}
      trail={[{ href: '/reviews', label: t.trailReviews() }]}
      wide
      shy
    >
      {samples.length > 1 && sample && (
        <Filters action="/reviews/report">
          <Select
            name="of"
            label={t.month()}
            empty={false}
            options={samples.map((one) => ({ value: keyOf(one), label: `${formatMonth(one.month)}, ${one.controller}` }))}
            form={filled({ of: keyOf(sample) })}
          />
        </Filters>
      )}
      {!sample ? <Empty title={t.reportNone()} body={t.reportNoneBody()} /> : <Month sample={sample} lines={lines} />}
      <Section title={t.sizes()} lead={t.sizesHelp()}>
        {sizes.map((size) => (
          <Form action={`/reviews/size/${size.controller_id}`}>
            <p>
              <strong>{size.controller}</strong>
            </p>
            <div class="fieldset-fields">
              <Field
                name={`random-${size.controller_id}`}
                label={t.random()}
                type="number"
                width="short"
                required
                min={1}
                max={100}
                form={sizeState(size, form)}
              />
              <Field
                name={`risk-${size.controller_id}`}
                label={t.risk()}
                type="number"
                width="short"
                required
                min={0}
                max={200}
                form={sizeState(size, form)}
              />
            </div>
            <Button variant="secondary">{t.saveSize()}</Button>
          </Form>
        ))}
      </Section>
    </Page>
  );
}

export const keyOf = ({ controller_id, month }: Sample): string => `${month.slice(0, 7)}.${controller_id}`;

const sizeState = ({ controller_id: id, random_size, risk_size }: Size, form: FormState): FormState =>
  form.values[`random-${id}`] === undefined
    ? filled({ [`random-${id}`]: String(random_size), [`risk-${id}`]: String(risk_size) })
    : form;

function Month({ sample, lines }: { sample: Sample; lines: readonly ReportLine[] }) {
  const sums = sumUp(lines);
  const of = keyOf(sample);
  return (
    <>
      {sums.late > 0 && <Notice kind="late">{t.lateHeads({ n: sums.late })}</Notice>}
      <Table
        caption={`${sample.controller}, ${formatMonth(sample.month)}`}
        columns={[
          { label: t.colHead() },
          { label: t.colUnits() },
          { label: t.colEntries(), numeric: true },
          { label: t.colJudged(), numeric: true },
          { label: t.colAsked(), numeric: true },
          { label: t.colDeviations(), numeric: true },
          { label: t.colOpen(), numeric: true },
          { label: t.colState() },
        ]}
        rows={lines.map((line) => [
          <a href={`/reviews/${line.review_id}`}>{headOf(line)}</a>,
          line.units,
          line.entries,
          line.judged,
          line.asked,
          line.deviations,
          line.unsettled,
          <LineState line={line} />,
        ])}
        sum={[
          t.sum(),
          null,
          sums.entries,
          sums.judged,
          sums.asked,
          sums.deviations,
          sums.unsettled,
          t.progress({ judged: sums.signed, entries: sums.heads }),
        ]}
      />
      <p class="help">{t.lawLine()}</p>
      <Facts
        items={[
          {
            term: sample.controller,
            value: t.drawnFrom({
              day: formatDate(sample.drawn_at),
              entries: sample.entries,
              random: sample.random_size,
              risk: sample.risk_size,
            }),
          },
          { term: t.seed(), value: <code>{sample.seed}</code> },
        ]}
      />
      <div class="button-row">
        <LinkButton href={`/reviews/report/pdf?of=${of}`}>{t.pdf()}</LinkButton>
        <LinkButton href={`/reviews/report?of=${of}&format=xlsx`}>{t.excel()}</LinkButton>
        <LinkButton href={`/reviews/report?of=${of}&format=csv`} variant="quiet">
          {t.csv()}
        </LinkButton>
      </div>
    </>
  );
}

export const headOf = ({ head, headless }: ReportLine): string => (headless ? t.headless() : sayWho(head));

function LineState({ line: { signed_at, late, due_on } }: { line: ReportLine }) {
  if (signed_at) return <State kind="done">{t.state_signed({ day: formatDate(signed_at) })}</State>;
  const day = formatDate(due_on);
  return late ? <State kind="late">{t.state_late({ day })}</State> : <State kind="waiting">{t.state_open({ day })}</State>;
}
