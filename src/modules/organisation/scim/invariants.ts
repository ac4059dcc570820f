import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of directories; `samfrid check` asks. Told by ids, never names. */
export const directoryInvariants: readonly Invariant[] = [
  always(
    'Whoever has a role by a directory’s group is in the group, let in, and did not tie the role to it herself.',
    sql`select a.id from access.role_grant a where a.directory_group_id is not null and (a.valid_to is null or a.valid_to > current_date)
      and not exists (select from organisation.directory_role r
        join organisation.directory_member m on m.group_id = r.group_id and m.person_id = a.person_id
        join organisation.directory_person p on p.directory_id = m.directory_id and p.person_id = m.person_id
        where r.group_id = a.directory_group_id and r.role = a.role and r.organisation_id = a.organisation_id and r.ended_at is null
          and p.active and p.deleted_at is null and r.given_by <> a.person_id)`,
  ),
  always(
    'A directory’s group brings roles within the directory’s municipality only.',
    sql`select r.id from organisation.directory_role r join organisation.directory_group g on g.id = r.group_id
        join organisation.directory d on d.id = g.directory_id join organisation.organisation o on o.id = r.organisation_id
      where r.ended_at is null and o.municipality_id is distinct from d.organisation_id`,
  ),
  always(
    'Whom her only directory has shut out has no session, no key that works and no open account.',
    sql`select distinct p.person_id as id from organisation.directory_person p
      where not p.active and p.deleted_at is null and organisation.shut_out_by_directory(p.person_id)
        and (exists (select from platform.api_token t where t.person_id = p.person_id and t.revoked_at is null and t.created_at < p.updated_at)
          or organisation.account_open(p.person_id))`,
  ),
];
