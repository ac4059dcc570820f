import { formatDate, percent } from '#platform/i18n/dates.ts';
import {
  addressWith,
  ButtonRow,
  Checkbox,
  Empty,
  Field,
  Filters,
  LinkButton,
  Page,
  Pager,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import { type Listed, PAGE, type PeopleView } from './people.queries.ts';
import { t } from './texts.ts';

type Props = { view: PeopleView; total: number; people: readonly Listed[]; professions: readonly string[] };

export function PeoplePage({ view, total, people, professions }: Props) {
  const form = { values: { q: view.text, profession: view.profession ?? '', ended: view.ended ? 'yes' : '' }, errors: {} };
  return (
    <Page title={t.staff()} lead={t.lead({ n: total })} tabs={organisationTabs()} wide shy>
      <Filters clear="/organisation/people" keep={{ unit: view.unit, sort: view.sort }}>
        <Field name="q" label={t.findName()} type="search" form={form} />
        <Select
          name="profession"
          label={t.profession()}
          form={form}
          empty={t.everyProfession()}
          options={professions.map((value) => ({ value, label: value }))}
        />
        <Checkbox name="ended" label={t.alsoEnded()} form={form} />
      </Filters>
      <Table
        caption={t.staff()}
        captionHidden
        columns={[
          { label: t.name(), sort: 'name' },
          { label: t.unit() },
          { label: t.profession() },
          { label: t.share(), numeric: true },
          { label: t.since(), sort: 'since' },
        ]}
        rows={people.map((person) => [
          <a href={`/organisation/people/${person.id}`}>
            {person.given_name} {person.family_name}
          </a>,
          person.protected ? <State kind="info">{t.protected()}</State> : person.unit,
          person.profession ? `${person.profession}${person.leads ? `, ${t.leads()}` : ''}` : null,
          person.share === null ? null : percent(person.share),
          person.starts_on &&
            (person.ended_on ? `${formatDate(person.starts_on)} – ${formatDate(person.ended_on)}` : formatDate(person.starts_on)),
        ])}
        empty={<Empty title={t.nobody()} body={t.nobodyBody()} />}
      />
      <Pager page={view.page} pages={Math.max(1, Math.ceil(total / PAGE))} />
      {total > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>{t.asExcel()}</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })} variant="quiet">
            {t.asCsv()}
          </LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}
