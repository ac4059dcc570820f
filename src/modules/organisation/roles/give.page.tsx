import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { Button, DateField, Empty, ErrorSummary, Field, Filters, Form, Notice, Page, Select, Table } from '#platform/ui/index.ts';
import { latestDay } from './latest-day.ts';
import { roleOptions } from './roles.page.tsx';
import type { Candidate, Place } from './roles.queries.ts';
import { t } from './texts.ts';

const trail = () => [{ href: '/roles', label: t.title() }];

/** First: to whom. */
export function FindPersonPage({ words, people }: { words: string; people: { found: readonly Candidate[]; more: boolean } }) {
  return (
    <Page title={t.giveTitle()} lead={t.giveLead()} trail={trail()} shy>
      <Filters>
        <Field name="q" label={t.findPerson()} help={t.findPersonHelp()} type="search" form={filled({ q: words })} />
      </Filters>
      {people.more && <Notice>{t.moreHits({ n: people.found.length })}</Notice>}
      {words.length > 1 && (
        <Table
          caption={t.giveLead()}
          captionHidden
          columns={[{ label: t.name() }, { label: t.unit() }]}
          rows={people.found.map(({ id, name, unit }) => [<a href={`/roles/new?person=${id}`}>{name}</a>, unit])}
          empty={<Empty title={t.nobody()} body={t.nobodyBody()} />}
        />
      )}
    </Page>
  );
}

type Props = { person: Candidate; places: readonly Place[]; roles: readonly string[]; form: FormState };

/** Then: which role, where, how long and why. */
export function GivePage({ person, places, roles, form }: Props) {
  return (
    <Page title={t.giveTo({ name: person.name })} tab={t.giveTitle()} lead={person.unit} trail={trail()} shy>
      <ErrorSummary form={form} />
      <Form action="/roles" hidden={{ id: String(form.values['id'] ?? ''), person: person.id }}>
        <Select name="role" label={t.role()} help={t.roleHelp()} form={form} required options={roleOptions(roles)} />
        <Select
          name="organisation"
          label={t.placeLabel()}
          help={t.placeHelp()}
          form={form}
          required
          options={places.map(({ id, name, kind, above }) => ({
            value: id,
            label: name,
            group: kind === 'unit' && above ? above : t.tops(),
          }))}
        />
        <DateField name="from" label={t.since()} help={t.fromHelp()} form={form} min={localDate(new Date())} required />
        <DateField
          name="until"
          label={t.until()}
          help={t.untilHelp()}
          form={form}
          min={localDate(new Date())}
          max={latestDay(String(form.values['from'] ?? ''))}
          required
        />
        <Field name="reason" label={t.reason()} help={t.reasonHelp()} form={form} maxlength={500} required />
        <Button>{t.give()}</Button>
      </Form>
      <p>
        <a href="/roles/new">{t.otherPerson()}</a>
      </p>
    </Page>
  );
}
