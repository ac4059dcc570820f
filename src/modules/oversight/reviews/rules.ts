// Which entries a review is drawn from, and what makes one of them worth a look. One file, so that a log reviewer and an
// auditor can be shown it as it is. 2001:454 10 § asks for control that is systematic and recurrent; the patterns are those
// that log reviews in Swedish health care and social services look for.
import { type RawBuilder, sql } from 'kysely';
import { actKinds } from '#platform/audit/act-kinds.ts';

export type Rule = {
  /** The word in oversight.drawn_entry.reasons; its sentence is the text `why_…`. */
  name: (typeof names)[number];
  /** The heavier, the sooner it is drawn. Weights of an entry are added. */
  weight: number;
  /** Drawn always, besides the sample. */
  always?: true;
  /** Asked of one look `l`: see `looks`. */
  when: RawBuilder<boolean>;
};

export const names = [
  'emergency',
  'refusal',
  'own_name',
  'protected',
  'same_family',
  'no_relation',
  'left',
  'colleague',
  'many',
  'night',
  'taken_out',
  'same_administration',
] as const;

/** Acts worth a look though they are about nobody else: what is read, searched for, taken out or refused, and roles. */
const SENSITIVE = [actKinds.looks, actKinds.searches, actKinds.files, '^(emergency|door|wall|role)[.]'].join('|');

/** A person's record as staff open it: one's own certificate or answer is one's own business, one's own record is not. */
const RECORD = '^(person|protected_record|emergency|role)[.]';

/** More looks than this by one person within ten minutes are many in a row. */
const MANY = 20;

/**
 * Home addresses are not held here, so "her own street" cannot be asked; that one works in the same unit or administration
 * is what there is of nearness. A head who reads about those she leads does her work, and is drawn by chance alone.
 */
export const rules: readonly Rule[] = [
  { name: 'emergency', weight: 100, always: true, when: sql`l.act = 'emergency.opened'` },
  { name: 'refusal', weight: 40, when: sql`l.act ~ '^(door[.]refused|role[.]refused|emergency[.]missed|wall[.]met)'` },
  { name: 'own_name', weight: 50, when: sql`l.about = l.person_id` },
  { name: 'protected', weight: 45, when: sql`l.about_protected and l.about <> l.person_id` },
  { name: 'same_family', weight: 40, when: sql`l.about <> l.person_id and l.about_family = l.family` },
  {
    name: 'no_relation',
    weight: 30,
    when: sql`l.about <> l.person_id and l.about_unit is not null and not l.near and not l.leads`,
  },
  { name: 'left', weight: 25, when: sql`l.about <> l.person_id and l.about_left` },
  { name: 'colleague', weight: 20, when: sql`l.about <> l.person_id and l.about_unit = l.unit and not l.leads` },
  { name: 'many', weight: 20, when: sql`l.in_a_row > ${MANY}` },
  {
    name: 'night',
    weight: 15,
    when: sql`extract(hour from l.local) >= 22 or extract(hour from l.local) < 6 or extract(isodow from l.local) > 5`,
  },
  { name: 'taken_out', weight: 10, when: sql`l.act ~ ${actKinds.files}` },
  {
    name: 'same_administration',
    weight: 5,
    when: sql`l.about <> l.person_id and l.about_unit <> l.unit and l.about_administration = l.administration and not l.leads`,
  },
];

/**
 * One row for each entry of a controller's month that is a look: at somebody else, or at something that is read, opened,
 * searched or taken out. What one does for oneself (a sign-up, a password) is not; nor is the review's own work.
 */
export const looks = (controller: string, month: string) => sql`
  select e.id, e.person_id, e.act, e.at at time zone 'Europe/Stockholm' as local, e.about_person_id as about, w.unit,
    lower(p.family_name) as family, lower(q.family_name) as about_family, coalesce(q.protected_at is not null, false) as about_protected,
    k.about_unit, k.about_unit is null and exists (select from organisation.employment j where j.person_id = e.about_person_id
      and j.ended_on <= e.at::date) as about_left,
    administration.id as administration, about_administration.id as about_administration,
    coalesce(exists (select from access.role_grant g join organisation.organisation o on o.id = k.about_unit
      where g.person_id = e.person_id and g.organisation_id = any (o.path) and access.in_force(g)) or k.about_unit = w.unit, false) as near,
    coalesce(oversight.holds(e.person_id, 'people.lead', k.about_unit), false) as leads,
    count(*) over (partition by e.person_id order by e.at range between interval '10 minutes' preceding and current row) as in_a_row
  from audit.entry e
    join organisation.person p on p.id = e.person_id
    left join organisation.person q on q.id = e.about_person_id
    cross join lateral (select oversight.unit_of(e) as unit) w
    left join lateral (select j.unit_id as about_unit from organisation.employment j where j.person_id = e.about_person_id
      and j.starts_on <= e.at::date and (j.ended_on is null or j.ended_on > e.at::date) order by j.share desc, j.starts_on limit 1) k on true
    left join lateral (select a.id from organisation.organisation o join organisation.organisation a on a.id = any (o.path)
      where o.id = w.unit and a.kind = 'administration' limit 1) administration on true
    left join lateral (select a.id from organisation.organisation o join organisation.organisation a on a.id = any (o.path)
      where o.id = k.about_unit and a.kind = 'administration' limit 1) about_administration on true
  where e.chain = ${controller}::uuid
    and e.at >= ${month}::date::timestamp at time zone 'Europe/Stockholm'
    and e.at < (${month}::date + interval '1 month') at time zone 'Europe/Stockholm'
    and (e.about_person_id <> e.person_id or (e.act ~ ${SENSITIVE} and (e.about_person_id is null or e.act ~ ${RECORD})))
    and e.act !~ '^(review|follow_up|sample|session|reminder|demo)[.]'`;
