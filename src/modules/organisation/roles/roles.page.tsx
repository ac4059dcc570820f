import { roleName } from '#platform/access/role-words.ts';
import { rolesKnown } from '#platform/access/roles.ts';
import { may } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { addressWith, ButtonRow, Empty, Field, Filters, LinkButton, Page, Pager, Select, Table } from '#platform/ui/index.ts';
import { lastDayOf, RoleStateOf } from './role-state.tsx';
import { type Listed, PAGE, type RolesView, roleStates } from './roles.queries.ts';
import { t } from './texts.ts';

/** Who has which role where, and until when. */
export function RolesPage({ view, roles, total }: { view: RolesView; roles: readonly Listed[]; total: number }) {
  const form = { values: { q: view.text, role: view.role ?? '', state: view.state ?? '' }, errors: {} };
  const give = (
    <LinkButton href="/roles/new" variant="primary">
      {t.giveOne()}
    </LinkButton>
  );
  return (
    <Page title={t.title()} lead={t.lead({ n: total })} action={give} wide shy>
      <Filters clear="/roles" keep={{ sort: view.sort === 'name' ? null : view.sort }}>
        <Field name="q" label={t.find()} type="search" form={form} />
        <Select name="role" label={t.role()} form={form} empty={t.everyRole()} options={roleOptions(rolesKnown)} />
        <Select
          name="state"
          label={t.state()}
          form={form}
          empty={t.everyState()}
          options={roleStates.map((value) => ({ value, label: t[value]() }))}
        />
      </Filters>
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.name(), sort: 'name' },
          { label: t.role(), sort: 'role' },
          { label: t.place() },
          { label: t.since() },
          { label: t.until(), sort: 'until' },
          { label: t.state() },
        ]}
        rows={roles.map((role) => [
          <a href={`/roles/${role.id}`}>{role.mine ? `${role.name} (${t.you()})` : role.name}</a>,
          roleName(role.role),
          role.place,
          formatDate(role.valid_from),
          lastDayOf(role),
          <RoleStateOf role={role} />,
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
      {may('training.keys') && (
        <p>
          <a href="/training/keys">{t.toKeys()}</a>
        </p>
      )}
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

export const roleOptions = (roles: readonly string[]) =>
  roles.map((value) => ({ value, label: roleName(value) })).sort((a, b) => a.label.localeCompare(b.label, 'sv'));
