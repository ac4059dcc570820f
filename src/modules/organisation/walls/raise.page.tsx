import { type FormState, filled } from '#platform/http/form-state.ts';
import { Button, Empty, ErrorSummary, Facts, Field, Filters, Form, Page, Select, Table } from '#platform/ui/index.ts';
import type { Candidate } from '../roles/roles.queries.ts';
import { t } from './texts.ts';

const trail = () => [{ href: '/organisation/walls', label: t.title() }];

type FindProps = { person: Candidate | null; words: string; people: readonly Candidate[] };

/** First whom, then from whom: one search after the other, each in the address. */
export function FindPage({ person, words, people }: FindProps) {
  const next = (id: string) =>
    person ? `/organisation/walls/new?person=${person.id}&record=${id}` : `/organisation/walls/new?person=${id}`;
  return (
    <Page title={t.raise()} lead={person ? t.fromWhom({ name: person.name }) : t.whom()} trail={trail()} tab={t.raise()} shy>
      <Filters keep={{ person: person?.id }}>
        <Field name="q" label={t.find()} help={t.findHelp()} type="search" form={filled({ q: words })} />
      </Filters>
      {words.length > 1 && (
        <Table
          caption={t.find()}
          captionHidden
          columns={[{ label: t.name() }, { label: t.unit() }]}
          rows={people.filter(({ id }) => id !== person?.id).map(({ id, name, unit }) => [<a href={next(id)}>{name}</a>, unit])}
          empty={<Empty title={t.nobody()} body={t.nobodyBody()} />}
        />
      )}
    </Page>
  );
}

type RaiseProps = { person: Candidate; record: Candidate; heads: readonly { id: string; name: string }[]; form: FormState };

export const RaisePage = ({ person, record, heads, form }: RaiseProps) => (
  <Page title={t.raise()} lead={t.raiseLead()} trail={trail()} shy>
    <ErrorSummary form={form} />
    <Facts
      items={[
        { term: t.person(), value: person.name },
        { term: t.record(), value: record.name },
      ]}
    />
    <Form action="/organisation/walls" hidden={{ id: String(form.values['id'] ?? ''), person: person.id, record: record.id }}>
      <Field name="reason" label={t.reason()} help={t.reasonHelp()} form={form} maxlength={500} required />
      <Select
        name="head"
        label={t.head()}
        help={t.headHelp()}
        form={form}
        required
        empty={false}
        options={heads.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button>{t.raise()}</Button>
    </Form>
  </Page>
);
