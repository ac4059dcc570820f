// What must always be true of seats and queue. Counted here anew from the bare rows, not by the functions that decide, so
// that a mistake in them shows.

import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';
import { freeSeatsBehindAQueue } from './free-seats.ts';

const active = sql`('requested', 'interested', 'placed', 'waiting', 'resting')`;

export const enrolmentInvariants: readonly Invariant[] = [
  always(
    'No occasion is overbooked: seats had and seats offered are at most the seats there are.',
    sql`select 'occasion ' || o.id || ' has ' || o.seats || ' seats, ' || n.placed || ' had, ' || n.offered || ' offered' as fault
      from training.occasion o cross join lateral (
        select (select count(*) from training.enrolment e where e.occasion_id = o.id and e.state = 'placed') as placed,
          (select count(*) from training.offer f where f.occasion_id = o.id and f.state = 'pending') as offered) n
      where n.placed + n.offered > o.seats`,
  ),
  always(
    'A person has at most one entry that counts for an occasion.',
    sql`select 'occasion ' || occasion_id || ', person ' || person_id || ': ' || count(*) as fault
      from training.enrolment where state in ${active} group by occasion_id, person_id having count(*) > 1`,
  ),
  always(
    'An entry has at most one offer to answer, it is waiting, and the offer is for the same occasion.',
    sql`select 'entry ' || e.id || ' is ' || e.state || ' with ' || count(*) || ' offers to answer' as fault
      from training.offer f join training.enrolment e on e.id = f.enrolment_id where f.state = 'pending' group by e.id
      having count(*) > 1 or e.state <> 'waiting' or bool_or(f.occasion_id <> e.occasion_id)`,
  ),
  always(
    'Arrival numbers of an occasion are 1, 2, 3 … without a gap, in the order people came.',
    sql`select 'occasion ' || o.id || ': ' || count(e.id) || ' entries, highest ' || max(e.number) || ', next ' || o.next_number as fault
      from training.occasion o join training.enrolment e on e.occasion_id = o.id group by o.id
      having max(e.number) <> count(e.id) or o.next_number <> count(e.id) + 1
      union all
      select 'entry ' || id || ' came before the one with the number before it' from (
        select id, signed_up_at, lag(signed_up_at) over (partition by occasion_id order by number) as before from training.enrolment) e
      where signed_up_at < before - interval '1 second'`,
  ),
  always(
    'A cancelled occasion has neither seats, offers nor queue.',
    sql`select 'occasion ' || o.id || ': entry ' || e.id || ' is ' || e.state as fault
      from training.occasion o join training.enrolment e on e.occasion_id = o.id
      where o.cancelled_at is not null and (e.state in ${active}
        or exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending'))`,
  ),
  always(
    'Every entry has its history, which ends in the state it has, and a trace in the log.',
    sql`select 'entry ' || e.id || ' is ' || e.state || ', its history ends in ' || coalesce(h.state, 'nothing') as fault
      from training.enrolment e left join lateral (
        select c.state from training.enrolment_change c where c.enrolment_id = e.id order by c.id desc limit 1) h on true
      where h.state is distinct from e.state
      union all
      select 'entry ' || e.id || ' has no trace' from training.enrolment e
      where not exists (select from audit.entry a where a.subject_id = e.id)`,
  ),
  always(
    'Nobody counts against seats that are kept for others at another occasion, and no kept seats are given twice.',
    sql`select 'share ' || s.id || ' of ' || s.seats || ' has ' || count(*) as fault from training.seat_share s
      join (select share_id, occasion_id from training.enrolment where state = 'placed' and share_id is not null
        union all select share_id, occasion_id from training.offer where state = 'pending' and share_id is not null) x on x.share_id = s.id
      group by s.id having count(*) > s.seats or bool_or(x.occasion_id <> s.occasion_id)`,
  ),
  { says: 'No seat is free with somebody waiting who may have it, before the final call.', faults: freeSeatsBehindAQueue },
];
