import { sql } from 'kysely';

/**
 * An entry in words, as the SQL function audit.words says it (a test compares them). It is sent with the question, so
 * that a verification calls no function of the database's own: whoever owns the database could have changed that. `e` is
 * the entry's alias.
 */
export const entryInWords = sql<string>`concat_ws('|', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.chain,
      coalesce(e.person_id::text, '-'), e.login, e.act, coalesce(e.subject_type, '-'), coalesce(e.subject_id::text, '-'),
      coalesce(e.about_person_id::text, '-'), e.details::text)
    || coalesce('|role ' || to_json(e.role), '') || coalesce('|unit ' || e.unit_id, '') || coalesce('|level ' || e.level, '')
    || coalesce('|reason ' || to_json(e.reason), '')
    || case when e.at >= '2000-01-01 00:00Z' and e.at < '9999-01-01 00:00Z' and e.subject_type is distinct from '-'
         and position('|' in concat(e.login, e.act, e.subject_type)) = 0 then ''
       else '|exactly ' || json_build_array(extract(epoch from e.at), e.login, e.act, e.subject_type) end`;
