import { formatWhen } from '#platform/i18n/dates.ts';
import { addressWith, DateField, Empty, Filters, LinkButton, Page, Select, Table } from '#platform/ui/index.ts';
import type { Entry, EntryFilter } from './entries.queries.ts';
import { t } from './texts.ts';

type Props = { entries: readonly Entry[]; more: boolean; acts: readonly string[]; filter: EntryFilter; reviewer: boolean };

export function EntriesPage({ entries, more, acts, filter, reviewer }: Props) {
  const form = { values: { act: filter.act ?? '', from: filter.from ?? '', to: filter.to ?? '' }, errors: {} };
  return (
    <Page title={t.title()} lead={reviewer ? t.leadReviewer() : t.leadOwn()} wide shy>
      <Filters clear="/log">
        <Select
          name="act"
          label={t.act()}
          form={form}
          options={[{ value: '', label: t.everyAct() }, ...acts.map((act) => ({ value: act, label: act }))]}
        />
        <DateField name="from" label={t.from()} form={form} />
        <DateField name="to" label={t.to()} form={form} />
      </Filters>
      <Table
        caption={t.title()}
        captionHidden
        columns={[{ label: t.when() }, { label: t.who() }, { label: t.act() }, { label: t.about() }, { label: t.details() }]}
        rows={entries.map((entry) => [
          formatWhen(entry.at),
          entry.who ?? (entry.person_id ? t.closed() : t.system()),
          <code>{entry.act}</code>,
          entry.about ?? entry.subject_type,
          inWords(entry),
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
      {(filter.page > 1 || more) && (
        <p>
          {filter.page > 1 && <LinkButton href={addressWith({ page: String(filter.page - 1) })}>{t.newer()}</LinkButton>}{' '}
          {more && <LinkButton href={addressWith({ page: String(filter.page + 1) })}>{t.older()}</LinkButton>}
        </p>
      )}
    </Page>
  );
}

function inWords(entry: Entry): string {
  const facts = Object.entries((entry.details ?? {}) as Record<string, unknown>);
  return facts.map(([name, value]) => `${name}: ${String(value)}`).join(', ');
}
