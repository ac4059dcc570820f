import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { entryInWords } from './entry-in-words.ts';
import type { Stretch } from './stretches.ts';

/** Where the log is broken: `place` is a position in the chain, or an entry's id where it has no position. */
export type Break = { chain: string; place: number; fault: string };

/** Named at most at once: a log rewritten from its beginning must not fill the screen with ten million lines. */
export const MOST_NAMED = 200;

/**
 * Looks at one stretch of the log: has every entry its link, and does the link carry the hash of the entry and of the link
 * before? Entries are taken in the order they were written, whichever chain they belong to: so they lie on the disk.
 */
export function walkStretch(db: Db, { after, last }: Stretch): Promise<{ entries: number; breaks: Break[] }> {
  return db.transaction().execute(async (tx) => {
    // Always along the indexes: a planner that thinks the stretch is large would sort or hash the whole log for each.
    await sql`select set_config(name, 'off', true)
      from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']) name`.execute(tx);
    const { rows } = await sql<{ entries: number; breaks: Break[] | null }>`
      select count(*)::int as entries,
        json_agg(json_build_object('chain', chain, 'place', place, 'fault', fault) order by place) filter (where fault is not null) as breaks
      from (select e.chain, coalesce(l.position, e.id) as place, case
          when l.entry_id is null then 'entry without link'
          when l.chain <> e.chain then 'entry belongs to another chain'
          when l.position < 1 or (l.position > 1 and b.chain is null) then 'link removed before this'
          when l.hash is distinct from sha256(coalesce(b.hash, ''::bytea) || convert_to(${entryInWords}, 'UTF8'))
            then 'entry or link changed' end as fault
        from audit.entry e left join audit.link l on l.entry_id = e.id
          left join audit.link b on b.chain = l.chain and b.position = l.position - 1 and l.position > 1
        where (${after}::bigint is null or e.id > ${after}) and e.id <= ${last}) walked`.execute(tx);
    return { entries: rows[0]!.entries, breaks: (rows[0]!.breaks ?? []).slice(0, MOST_NAMED) };
  });
}
