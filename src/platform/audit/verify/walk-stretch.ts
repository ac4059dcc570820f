import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { entryInWords } from './entry-in-words.ts';
import type { Stretch } from './stretches.ts';

/** Where the log is broken: `place` is a position in the chain, or an entry's id where it has none. */
export type Break = { chain: string; place: number; fault: string };
export type Walked = { rows: number; breaks: Break[] };

/** Named at most for one stretch: a log rewritten from its beginning must not fill the screen with ten million lines. */
const MOST = 200;

/** Looks at one stretch of a chain, or of the entries: does every link carry the hash it must, has every entry its link? */
export function walkStretch(db: Db, stretch: Stretch): Promise<Walked> {
  const found = stretch.chain === null ? entriesWithoutLink(stretch) : linksThatDoNotHold(stretch, stretch.chain);
  return db.transaction().execute(async (tx) => {
    // Always along the indexes: a planner that thinks the stretch is large would sort or hash the whole log for each.
    await sql`select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit',
      'enable_bitmapscan']) name`.execute(tx);
    const { rows } =
      await sql<Walked>`select count(*)::int as rows, coalesce((json_agg(json_build_object('chain', chain, 'place', place,
        'fault', fault) order by place) filter (where fault is not null)), '[]') as breaks from (${found}) found`.execute(tx);
    const { rows: seen, breaks } = rows[0]!;
    return { rows: seen, breaks: breaks.slice(0, MOST) };
  });
}

const linksThatDoNotHold = ({ after, last }: Stretch, chain: string): RawBuilder<unknown> => sql`
  select ${chain}::uuid as chain, w.position as place, case
      when e.id is null then 'entry removed'
      when e.chain <> ${chain}::uuid then 'entry belongs to another chain'
      when w.position <> w.place_before + 1 then 'link removed before this'
      when w.hash is distinct from sha256(w.before || convert_to(${entryInWords}, 'UTF8')) then 'entry or link changed' end as fault
  from (
    select l.position, l.entry_id, l.hash,
      lag(l.position, 1, coalesce(${after}::bigint, 0)) over w as place_before,
      lag(l.hash, 1, coalesce((select b.hash from audit.link b where b.chain = ${chain} and b.position = ${after} limit 1), ''::bytea)) over w as before
    from audit.link l where l.chain = ${chain} and (${after}::bigint is null or l.position > ${after}) and l.position <= ${last}
    window w as (order by l.position)) w
  left join audit.entry e on e.id = w.entry_id`;

const entriesWithoutLink = ({ after, last }: Stretch): RawBuilder<unknown> => sql`
  select e.chain, e.id as place, case
      when l.entry_id is null then 'entry without link' when l.chain <> e.chain then 'link on another chain' end as fault
  from audit.entry e left join audit.link l on l.entry_id = e.id
  where (${after}::bigint is null or e.id > ${after}) and e.id <= ${last}`;
