create table training.enrolment (
  id uuid primary key default gen_random_uuid(),
  occasion_id uuid not null references training.occasion on delete restrict,
  person_id uuid not null references organisation.person on delete cascade,
  employer_id uuid references organisation.organisation on delete restrict,
  state text not null check (state in ('requested', 'interested', 'placed', 'waiting', 'resting',
    'withdrawn', 'declined', 'refused', 'removed', 'cancelled')),
  number integer not null default 0 check (number > 0),
  share_id uuid references training.seat_share on delete set null,
  signed_up_by uuid,
  signed_up_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  reason text check (length(reason) <= 500),
  unique (occasion_id, number)
);
create unique index enrolment_once on training.enrolment (occasion_id, person_id)
  where state in ('requested', 'interested', 'placed', 'waiting', 'resting');
create index enrolment_person on training.enrolment (person_id);
create index enrolment_employer on training.enrolment (employer_id);
create index enrolment_placed on training.enrolment (occasion_id) where state = 'placed';
create index enrolment_share on training.enrolment (share_id) where share_id is not null;
comment on table training.enrolment is 'A person''s entry for an occasion (anmälan). Its number is the order of arrival and never changes.';
comment on column training.enrolment.occasion_id is 'Which occasion.';
comment on column training.enrolment.person_id is 'Who.';
comment on column training.enrolment.employer_id is 'Her municipality, or external organisation, when she signed up.';
comment on column training.enrolment.state is 'requested (väntar på chef), interested (intresseanmäld), placed (har plats), waiting (i kön), resting (svarade inte, behåller sitt nummer); ended: withdrawn (avanmäld), declined (tackade nej), refused (chefen sa nej), removed (borttagen), cancelled (tillfället ställdes in).';
comment on column training.enrolment.number is 'Order of arrival, 1 first. Given by trigger under the occasion''s lock, and never changed.';
comment on column training.enrolment.share_id is 'The kept seats it counts against; empty for the common ones.';
comment on column training.enrolment.signed_up_by is 'Herself, or the manager or planner who signed her up.';
comment on column training.enrolment.signed_up_at is 'When.';
comment on column training.enrolment.changed_at is 'When the state was last changed.';
comment on column training.enrolment.reason is 'Why it was refused or removed.';

create table training.offer (
  id uuid primary key default gen_random_uuid(),
  enrolment_id uuid not null references training.enrolment on delete cascade,
  occasion_id uuid not null references training.occasion on delete restrict,
  share_id uuid references training.seat_share on delete set null,
  offered_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'accepted', 'declined', 'expired', 'revoked')),
  answered_at timestamptz
);
create unique index offer_one_pending on training.offer (enrolment_id) where state = 'pending';
create index offer_occasion on training.offer (occasion_id) where state = 'pending';
create index offer_expiry on training.offer (expires_at) where state = 'pending';
create index offer_share on training.offer (share_id) where share_id is not null;
comment on table training.offer is 'A seat offered for a time to someone in the queue (erbjudande). While it is pending the seat counts as taken.';
comment on column training.offer.enrolment_id is 'The entry it is offered to.';
comment on column training.offer.occasion_id is 'Which occasion.';
comment on column training.offer.share_id is 'The kept seats it counts against.';
comment on column training.offer.offered_at is 'When.';
comment on column training.offer.expires_at is 'Until when it may be answered.';
comment on column training.offer.state is 'pending, accepted, declined, expired (svarade inte), revoked (återtaget).';
comment on column training.offer.answered_at is 'When it was answered or ended.';

create table training.enrolment_change (
  id bigint generated always as identity primary key,
  enrolment_id uuid not null references training.enrolment on delete cascade,
  state text not null,
  at timestamptz not null default clock_timestamp(),
  by uuid
);
create index enrolment_change_enrolment on training.enrolment_change (enrolment_id, id);
comment on table training.enrolment_change is 'Every state an entry has had (anmälans historik): why someone stands where she stands. Written by trigger.';
comment on column training.enrolment_change.enrolment_id is 'Which entry.';
comment on column training.enrolment_change.state is 'The state it got.';
comment on column training.enrolment_change.at is 'When.';
comment on column training.enrolment_change.by is 'By whom; empty for the system.';

create table training.invitation (
  id uuid primary key default gen_random_uuid(),
  occasion_id uuid not null references training.occasion on delete cascade,
  organisation_id uuid not null references organisation.organisation on delete cascade,
  secret_hash bytea not null unique,
  most integer not null default 1 check (most between 1 and 500),
  used integer not null default 0,
  created_by uuid,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index invitation_occasion on training.invitation (occasion_id);
comment on table training.invitation is 'A secret address by which an external organisation''s people sign up without an account (inbjudan).';
comment on column training.invitation.occasion_id is 'To which occasion.';
comment on column training.invitation.organisation_id is 'Which external organisation.';
comment on column training.invitation.secret_hash is 'sha256 of the secret in the address.';
comment on column training.invitation.most is 'How many it is good for.';
comment on column training.invitation.used is 'How many have used it.';
comment on column training.invitation.created_by is 'Who invited.';
comment on column training.invitation.created_at is 'When.';
comment on column training.invitation.revoked_at is 'When it was taken back.';

create table training.guest_pass (
  enrolment_id uuid primary key references training.enrolment on delete cascade,
  secret text not null unique check (length(secret) >= 32)
);
comment on table training.guest_pass is 'The secret address by which someone without an account sees and answers her one entry (gästlänk). Kept readable, because later letters must carry it; no login of requests may read it.';
comment on column training.guest_pass.enrolment_id is 'The one entry it opens.';
comment on column training.guest_pass.secret is 'The secret in the address.';

alter table training.occasion add column told_free integer not null default 0;
comment on column training.occasion.told_free is 'During the final call: free seats that those left in the queue have been told of, so that each freed seat is told once.';
comment on column training.occasion.offer_hours is 'Hours one has at the least to answer an offered seat; the deadline falls on a weekday (training.answer_by).';
