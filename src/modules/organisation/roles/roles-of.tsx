import { roleName } from '#platform/access/role-words.ts';
import { here, may } from '#platform/http/here.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, LinkButton, Section, State, Table } from '#platform/ui/index.ts';
import { lastDayOf } from './role-state.tsx';
import { t } from './texts.ts';

type Held = {
  id: string;
  role: string;
  place: string;
  valid_from: string;
  last_day: string | null;
  asleep: boolean;
  awake_until: string | null;
  /** The reader gives roles there. */
  keeps: boolean;
};

/** A person's roles on her page, apart from her functions: a role gives access, a function does not. */
export function RolesOf({ person, roles }: { person: string; roles: readonly Held[] }) {
  const gives = may('access.grant');
  if (!gives && roles.length === 0) return null;
  return (
    <Section title={t.personRoles()} lead={t.personRolesLead()}>
      <Table
        caption={t.personRoles()}
        captionHidden
        columns={[{ label: t.role() }, { label: t.place() }, { label: t.since() }, { label: t.until() }, { label: t.state() }]}
        rows={roles.map((one) => [
          one.keeps ? <a href={`/roles/${one.id}`}>{roleName(one.role)}</a> : roleName(one.role),
          one.place,
          formatDate(one.valid_from),
          lastDayOf(one),
          one.asleep && one.awake_until ? (
            <State kind="waiting">
              {t.asleepSince()} {formatDate(one.awake_until)}
            </State>
          ) : (
            <State kind="done">{t.now()}</State>
          ),
        ])}
        empty={<Empty title={t.noRole()} />}
      />
      {gives && here().viewer?.personId !== person && (
        <p>
          <LinkButton href={`/roles/new?person=${person}`}>{t.giveOne()}</LinkButton>
        </p>
      )}
    </Section>
  );
}
