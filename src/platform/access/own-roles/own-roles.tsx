import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Empty, Section, State, Table } from '#platform/ui/index.ts';
import { permissionWords } from '../permission-words.ts';
import { roleName } from '../role-words.ts';
import { t } from './texts.ts';

export type OwnRole = {
  role: string;
  place: string;
  last_day: string | null;
  asleep_since: string | null;
  sleeps_from: string | null;
  lets: string[];
};

/** The roles one has, or will have, with what each lets one do. */
export async function listOwnRoles(db: Read): Promise<OwnRole[]> {
  const { rows } = await sql<OwnRole>`
    select g.role, o.name as place, (g.valid_to - 1)::text as last_day,
      case when g.awake_until <= current_date then g.awake_until::text end as asleep_since,
      case when g.awake_until > current_date then g.awake_until::text end as sleeps_from,
      array(select p.permission from access.role_permission p where p.role = g.role order by 1) as lets
    from access.role_grant g join organisation.organisation o on o.id = g.organisation_id
    where g.person_id = access.person() and (g.valid_to is null or g.valid_to > current_date) order by g.valid_from, g.id`.execute(
    db,
  );
  return rows;
}

/** On one's own account: what one may, where, and until when. */
export const OwnRoles = ({ roles }: { roles: readonly OwnRole[] }) => (
  <Section title={t.title()} lead={t.lead()}>
    <Table
      caption={t.title()}
      captionHidden
      columns={[{ label: t.role() }, { label: t.place() }, { label: t.until() }, { label: t.lets() }]}
      rows={roles.map(({ role, place, last_day, asleep_since, sleeps_from, lets }) => [
        <>
          {roleName(role)}
          {asleep_since && <State kind="waiting">{t.asleep({ day: formatDate(asleep_since) })}</State>}
          {sleeps_from && <State kind="info">{t.sleeps({ day: formatDate(sleeps_from) })}</State>}
        </>,
        place,
        last_day ? formatDate(last_day) : t.furtherNotice(),
        lets.map(permissionWords).join(' · '),
      ])}
      empty={<Empty title={t.none()} body={t.noneBody()} />}
    />
  </Section>
);
