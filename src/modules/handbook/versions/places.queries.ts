import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Place } from './head.page.tsx';

/** Where a routine kept by an organisation may be said to apply: what lies in its municipality, administrations and their units. */
export async function listPlaces(db: Read, keeper: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select o.id, o.name, o.kind = 'administration' as whole,
      case when o.kind <> 'municipality' then concat_ws(', ', case when o.kind = 'unit' then a.name else o.name end,
        case when m.id <> organisation.controller(${keeper}::uuid) then m.name end) end as below
    from organisation.organisation o left join organisation.organisation a on a.id = o.parent_id
      join organisation.organisation m on m.id = organisation.controller(o.id)
    where organisation.controller(${keeper}::uuid) = any (o.path) and o.id <> organisation.controller(${keeper}::uuid)
      and o.kind in ('administration', 'unit', 'centre', 'municipality') and o.closed_on is null
    order by m.name, case when o.kind = 'unit' then a.name else o.name end, o.kind = 'unit', o.name limit 500`.execute(db);
  return rows;
}
