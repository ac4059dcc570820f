import { randomUUID } from 'node:crypto';
import { filled } from '#platform/http/form-state.ts';
import {
  addressWith,
  Confirm,
  Empty,
  Field,
  Filters,
  LinkButton,
  Page,
  Pager,
  PostButton,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { codeOf } from '../visits/pseudonym.ts';
import { t as words } from '../visits/texts.ts';
import type { AskingUnit } from '../visits/visits.queries.ts';
import { PAGE, type ReAsk, type Wanted } from './re-asks.queries.ts';
import { t } from './texts.ts';

type Props = { rows: readonly ReAsk[]; total: number; due: number; units: readonly AskingUnit[]; wanted: Wanted; typed: string };

/** Codes, days and why; never an answer. */
export function ReAsksPage({ rows, total, due, units, wanted, typed }: Props) {
  const form = filled({ unit: wanted.unit ?? '', show: wanted.which, code: typed });
  return (
    <Page
      title={t.title()}
      lead={due > 0 ? t.lead({ n: due }) : t.none()}
      trail={[{ href: '/screening', label: words.title() }]}
      shy
    >
      <p>{t.about()}</p>
      <Filters clear="/screening/re-asks">
        {units.length > 1 && (
          <Select
            name="unit"
            label={t.unit()}
            form={form}
            empty={t.allUnits()}
            required
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select
          name="show"
          label={t.which()}
          form={form}
          empty={false}
          required
          options={(['now', 'later', 'all'] as const).map((value) => ({ value, label: t[value]() }))}
        />
        <Field name="code" label={t.find()} help={t.findHelp()} form={form} width="short" required autocomplete="off" />
      </Filters>
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.code() },
          { label: t.due(), sort: 'due' },
          { label: t.because() },
          { label: t.last(), sort: 'last' },
          { label: t.unit(), sort: 'unit' },
          { label: t.do(), hidden: true },
        ]}
        rows={rows.map((row) => [
          <span class="asking-code">{codeOf(row.pseudonym)}</span>,
          <>
            {row.due_on} {row.late > 0 && <State kind="waiting">{t.since({ n: row.late })}</State>}
          </>,
          t[row.because](),
          `${row.made_on}, ${words[row.channel]().toLowerCase()}`,
          row.unit,
          <div class="asking-do">
            <PostButton
              action={`/screening/re-asks/${row.id}/ask`}
              label={t.askNow()}
              hidden={{ id: randomUUID(), channel: row.channel }}
            />
            <Confirm
              label={t.dropLabel()}
              question={t.dropSure()}
              yes={t.dropYes()}
              action={`/screening/re-asks/${row.id}/drop`}
            />
          </div>,
        ])}
        empty={<Empty title={t.empty()} body={t.emptyBody()} action={<LinkButton href="/screening">{t.toAsk()}</LinkButton>} />}
      />
      <Pager page={wanted.page} pages={Math.ceil(total / PAGE)} />
      {total > 0 && (
        <p>
          <a href={addressWith({ format: 'xlsx', page: null })}>{t.exportXlsx()}</a> ·{' '}
          <a href={addressWith({ format: 'csv', page: null })}>{t.exportCsv()}</a>
        </p>
      )}
    </Page>
  );
}
