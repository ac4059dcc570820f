import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** So few words in common are chance: a question is alike when it shares this much of what was typed. */
const ALIKE = 0.34;
const MOST_SIMILAR = 5;

/**
 * Questions of my networks, with their answers, that have all the words typed, in any inflection, the best first. `network`
 * narrows to one. The words are analysed as the handbook's are (handbook.search_query).
 */
export async function findQuestions(db: Read, words: string, network: string | null): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select q.id from networks.question q, handbook.search_query(${words}, (select m from networks.my_municipalities() m limit 1)) w
    where q.withdrawn_at is null and q.terms @@ w and (${network}::uuid is null or q.network_id = ${network}::uuid)
    order by ts_rank(q.terms, w) desc, q.asked_at desc, q.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** What was asked before, in any of my networks, that shares enough of its words with this: for who is about to ask. */
export async function findSimilar(db: Read, title: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with typed as (select array(select x from unnest(tsvector_to_array(handbook.search_vector(${title}, '', ''))) x where x not like '%+%') as terms)
    select q.id from networks.question q, typed, lateral (select count(*)::float / greatest(cardinality(typed.terms), 1) as share
      from unnest(typed.terms) x where x = any (tsvector_to_array(q.terms))) c
    where q.withdrawn_at is null and c.share >= ${ALIKE} order by c.share desc, q.accepted_id is null, q.asked_at desc, q.id
    limit ${MOST_SIMILAR}`.execute(db);
  return rows.map(({ id }) => id);
}
