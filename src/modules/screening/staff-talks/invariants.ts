import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of staff talks; `samfrid check` asks. */
export const talkInvariants: readonly Invariant[] = [
  always(
    'Staff talks are told of units of their municipality, and corrections are counted from 1 without a gap.',
    sql`select s.unit_id::text as id from screening.staff_talk s join organisation.organisation o on o.id = s.unit_id
      group by s.unit_id, s.period, s.municipality_id, o.kind, o.id
      having count(*) <> max(s.number) or o.kind <> 'unit' or s.municipality_id <> organisation.controller(o.id)`,
  ),
  always(
    'Support talks are counted for municipalities, and corrections are counted from 1 without a gap.',
    sql`select s.municipality_id::text as id from screening.support_count s join organisation.organisation o on o.id = s.municipality_id
      group by s.municipality_id, s.period, o.kind having count(*) <> max(s.number) or o.kind <> 'municipality'`,
  ),
  always(
    'Staff talks keep no person but who ticked.',
    sql`select format('%s.%s', c.conrelid::regclass, a.attname) as id from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid = 'organisation.person'::regclass and a.attname <> 'ticked_by'
        and c.conrelid = any (array['screening.staff_talk', 'screening.support_count', 'screening.talk_course', 'screening.talk_reminder']::regclass[])`,
  ),
];
