import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of what the handbook is searched by; `samfrid check` asks. */
export const searchInvariants: readonly Invariant[] = [
  always(
    'Every version in force is searched as it stands, and no other version.',
    sql`select v.id from handbook.version v left join handbook.search_entry e on e.version_id = v.id
       where (v.published_at is not null and v.replaced_at is null) <> (e.version_id is not null)
     union all select e.version_id from handbook.search_entry e join handbook.version v on v.id = e.version_id join handbook.routine r on r.id = v.routine_id
       where e.municipality_id <> v.municipality_id or e.routine_id <> v.routine_id or e.handbook_id <> r.handbook_id
         or split_part(e.words, E'\\n', 1) <> split_part(handbook.search_plain(v.title), E'\\n', 1)
         or not e.terms @@ ('''@' || v.municipality_id || '''')::tsquery limit 20`,
  ),
  always(
    'What a version in force is searched by is of this analyser.',
    sql`select e.version_id as id from handbook.search_entry e where e.analyser <> handbook.search_analyser() limit 20`,
  ),
  always(
    'A word of a group of synonyms is of the group’s municipality, and leads to no other group there.',
    sql`select w.synonym_id as id from handbook.synonym_word w join handbook.synonym s on s.id = w.synonym_id where s.municipality_id <> w.municipality_id
     union all select a.synonym_id from handbook.synonym_word a join handbook.synonym_word b on b.municipality_id = a.municipality_id
       and b.terms = a.terms and b.synonym_id > a.synonym_id limit 20`,
  ),
];
