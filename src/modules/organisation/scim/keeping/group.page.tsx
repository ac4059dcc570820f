import { randomUUID } from 'node:crypto';
import { roleName } from '#platform/access/role-words.ts';
import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Confirm, Empty, ErrorSummary, Form, Notice, Page, Section, Select, Table } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Group, listPlaces } from './directories.queries.ts';

type Props = {
  group: Group;
  places: Awaited<ReturnType<typeof listPlaces>>;
  /** Which of them the reader may give somewhere here. */
  roles: readonly string[];
  form?: FormState;
};

export function GroupPage({ group, places, roles, form = emptyForm }: Props) {
  return (
    <Page
      title={group.display_name}
      tab={t.group()}
      lead={t.groupLead({ n: group.members })}
      trail={[
        { href: '/organisation/directories', label: t.directories() },
        { href: `/organisation/directories/${group.directory_id}`, label: group.label },
      ]}
    >
      <ErrorSummary form={form} />
      <Section title={t.roles()} lead={t.rolesLead()}>
        <Table
          caption={t.roles()}
          captionHidden
          columns={[
            { label: t.role() },
            { label: t.place() },
            { label: t.givenBy() },
            { label: t.since() },
            { label: t.untie(), hidden: true },
          ]}
          rows={group.roles.map((one) => [
            roleName(one.role),
            one.place,
            one.given_name ? `${one.given_name} ${one.family_name}` : null,
            formatWhen(one.given_at),
            <Confirm
              label={t.untie()}
              question={t.untieQuestion()}
              yes={t.untieYes()}
              action={`/organisation/directory-roles/${one.id}/end`}
            />,
          ])}
          empty={<Empty title={t.noRoles()} />}
        />
        {group.in_it ? (
          <Notice>{t.inItYourself()}</Notice>
        ) : (
          <Form action={`/organisation/directory-groups/${group.id}/roles`} hidden={{ id: randomUUID() }}>
            <Select
              name="role"
              label={t.role()}
              form={form}
              required
              options={roles.map((role) => ({ value: role, label: roleName(role) }))}
            />
            <Select
              name="organisation"
              label={t.place()}
              form={form}
              required
              options={places.map(({ id, name, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${name}` }))}
            />
            <Button>{t.tie()}</Button>
          </Form>
        )}
      </Section>
    </Page>
  );
}
