import { roleName } from '#platform/access/role-words.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Empty, Section, State, Table } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Directory } from './directories.queries.ts';

export const Groups = ({ groups }: Pick<Directory, 'groups'>) => (
  <Section title={t.groups()} lead={t.groupsLead()}>
    <Table
      caption={t.groups()}
      captionHidden
      columns={[{ label: t.group() }, { label: t.members(), numeric: true }, { label: t.gives() }]}
      rows={groups.map((group) => [
        <a href={`/organisation/directory-groups/${group.id}`}>{group.display_name}</a>,
        group.members,
        group.roles ? group.roles.map(roleName).join(', ') : t.nothing(),
      ])}
      empty={<Empty title={t.noGroups()} body={t.noGroupsBody()} />}
    />
  </Section>
);

export const Came = ({ came }: Pick<Directory, 'came'>) => (
  <Section title={t.came()} lead={t.cameLead()}>
    <Table
      caption={t.came()}
      captionHidden
      columns={[{ label: t.who() }, { label: t.what() }, { label: t.when() }]}
      rows={came.map((one) => [
        one.display_name ?? one.user_name,
        one.active ? <State kind="done">{t.letIn()}</State> : <State kind="neutral">{t.shutOut()}</State>,
        formatWhen(one.updated_at),
      ])}
      empty={<Empty title={t.nobodyCame()} />}
    />
  </Section>
);

export const Faults = ({ faults }: Pick<Directory, 'faults'>) => (
  <Section title={t.faults()} lead={t.faultsLead()}>
    <Table
      caption={t.faults()}
      captionHidden
      columns={[{ label: t.when() }, { label: t.request() }, { label: t.why() }]}
      rows={faults.map((one) => [
        formatWhen(one.at),
        `${one.request}, ${one.status}`,
        one.what ? `${t[one.reason]()} (${one.what})` : t[one.reason](),
      ])}
      empty={<Empty title={t.noFaults()} />}
    />
  </Section>
);
