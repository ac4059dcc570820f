import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { type Break, MOST_NAMED } from './walk-stretch.ts';

/** Every chain that has a link or a head: from one to the next by the index, never through all the links. */
const chains = sql`
  with recursive linked as (
    (select chain from audit.link order by chain limit 1)
    union all
    select (select l.chain from audit.link l where l.chain > k.chain order by l.chain limit 1) from linked k where k.chain is not null)
  select chain from linked where chain is not null union select chain from audit.head`;

/** What no entry can tell: does each chain end where its head says, and is there no link too many or without its entry? */
export async function checkEnds(db: Db): Promise<{ chains: number; breaks: Break[] }> {
  const { rows } = await sql<{ chains: number; links: number; entries: number; places: number; breaks: Break[] | null }>`
    select count(*)::int as chains, (select count(*) from audit.link) as links, (select count(*) from audit.entry) as entries,
      coalesce(sum(last), 0) as places,
      json_agg(json_build_object('chain', chain, 'place', coalesce(head, last), 'fault', fault)) filter (where fault is not null) as breaks
    from (select c.chain, h.position as head, l.position as last, case
        when h.chain is null then 'head removed' when h.position > coalesce(l.position, 0) then 'last link removed'
        when h.position < l.position then 'head behind its chain' when h.hash is distinct from l.hash then 'head or last link changed' end as fault
      from (${chains}) c left join audit.head h on h.chain = c.chain
        left join lateral (select k.chain, k.position, k.hash from audit.link k where k.chain = c.chain order by k.position desc limit 1) l on true) ends`.execute(
    db,
  );
  const { links, entries, places, breaks, ...ends } = rows[0]!;
  const astray = links === entries && links === places ? [] : await linksAstray(db);
  return { ...ends, breaks: [...(breaks ?? []), ...astray] };
}

/** Slow, and asked only when the numbers do not agree. */
async function linksAstray(db: Db): Promise<Break[]> {
  const { rows } = await sql<Break>`select chain::text, position as place,
      case when gone then 'entry removed' else 'link removed before this' end as fault
    from (select l.chain, l.position, lag(l.position, 1, 0::bigint) over (partition by l.chain order by l.position) as before,
        not exists (select from audit.entry e where e.id = l.entry_id) as gone from audit.link l) l
    where gone or position <> before + 1 order by 1, 2 limit ${MOST_NAMED}`.execute(db);
  return rows;
}
