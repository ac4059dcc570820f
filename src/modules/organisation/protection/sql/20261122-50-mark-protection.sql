-- Protected identity in two strengths, with readers by name. OSL 21:3 and 21:3 a.
alter table organisation.person
  add column protection text check (protection in ('marked', 'closed')),
  add column identity_kept_at timestamptz,
  add column closed_at timestamptz;
comment on column organisation.person.protected_at is 'Since when she has protected identity (skyddade personuppgifter); then nobody but herself and her named readers sees that she is here. OSL 21:3.';
comment on column organisation.person.protection is 'marked: secrecy marking (sekretessmarkering) or protected population registration (skyddad folkbokföring). closed: fictitious personal data (fingerade personuppgifter) or the gravest threat; nothing but a named reader opens it. Empty without protection.';
comment on column organisation.person.identity_kept_at is 'When she was first marked: from then on her personal number is never exchanged here, also after the mark has ended, so that an old and a new identity cannot meet in one record.';
comment on column organisation.person.closed_at is 'When her record was first closed: from then on no register changes her name, also after the mark has ended.';
update organisation.person set protection = 'marked', identity_kept_at = protected_at where protected_at is not null;
alter table organisation.person add constraint person_protection check ((protected_at is null) = (protection is null));
create index person_protected on organisation.person (id) where protected_at is not null;

create table organisation.protected_reader (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references organisation.person on delete cascade,
  reader_id uuid not null references organisation.person on delete cascade,
  ground text not null check (ground in ('nearest_manager', 'staffing', 'salary', 'security', 'other')),
  given_by uuid references organisation.person on delete set null,
  given_at timestamptz not null default now(),
  confirmed_by uuid references organisation.person on delete set null,
  confirmed_at timestamptz,
  ended_by uuid references organisation.person on delete set null,
  ended_at timestamptz,
  check (person_id <> reader_id),
  check (confirmed_by is null or (confirmed_by <> reader_id and confirmed_by is distinct from given_by))
);
create unique index protected_reader_once on organisation.protected_reader (person_id, reader_id) where ended_at is null;
create index protected_reader_reader on organisation.protected_reader (reader_id) where ended_at is null;
comment on table organisation.protected_reader is 'Who by name may see a person with protected identity (namngiven läsare). A role alone never does.';
comment on column organisation.protected_reader.person_id is 'The protected person.';
comment on column organisation.protected_reader.reader_id is 'Who may see her.';
comment on column organisation.protected_reader.ground is 'Why: nearest_manager (her nearest manager when she was marked), staffing, salary, security, other. A choice, because free words would come to hold what is protected.';
comment on column organisation.protected_reader.given_by is 'Who proposed it; empty where the house did, for the nearest manager of that day.';
comment on column organisation.protected_reader.given_at is 'When.';
comment on column organisation.protected_reader.confirmed_by is 'Who confirmed it: another than the one who proposed it and than the reader. Empty for the nearest manager of that day.';
comment on column organisation.protected_reader.confirmed_at is 'From when she may see; empty while it is only proposed.';
comment on column organisation.protected_reader.ended_by is 'Who ended it; empty where the house did.';
comment on column organisation.protected_reader.ended_at is 'From when she may no longer see.';
-- Those who led the nearest today could see until now, and still can.
insert into organisation.protected_reader (person_id, reader_id, ground, confirmed_at)
  select distinct p.id, g.person_id, 'nearest_manager', now()
  from organisation.person p join organisation.employment e on e.person_id = p.id and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    join access.role_grant g on g.organisation_id = e.unit_id and g.role = 'manager' and g.person_id <> p.id
      and g.valid_from <= current_date and (g.valid_to is null or g.valid_to > current_date)
  where p.protected_at is not null;

create table organisation.protection_easing (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references organisation.person on delete cascade,
  wanted text not null check (wanted in ('none', 'marked')),
  ground text not null check (ground in ('own_wish', 'authority_ended', 'mistake')),
  proposed_by uuid references organisation.person on delete set null,
  proposed_at timestamptz not null default now(),
  confirmed_by uuid references organisation.person on delete set null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  check (confirmed_by is distinct from proposed_by or confirmed_by is null)
);
create unique index protection_easing_once on organisation.protection_easing (person_id) where confirmed_at is null and ended_at is null;
comment on table organisation.protection_easing is 'That a protection ends or becomes weaker (lättnad i skyddet): proposed by one, confirmed by another, because whoever could end it alone could read alone.';
comment on column organisation.protection_easing.person_id is 'The protected person.';
comment on column organisation.protection_easing.wanted is 'none: the protection ends. marked: closed becomes marked.';
comment on column organisation.protection_easing.ground is 'own_wish (she has asked for it), authority_ended (Skatteverket or the police has ended it), mistake (it was put on the wrong person).';
comment on column organisation.protection_easing.proposed_by is 'Who proposed it.';
comment on column organisation.protection_easing.proposed_at is 'When.';
comment on column organisation.protection_easing.confirmed_by is 'Who confirmed it: another.';
comment on column organisation.protection_easing.confirmed_at is 'When; from then on it is so.';
comment on column organisation.protection_easing.ended_at is 'When the proposal was taken back.';

alter table organisation.contact
  add column safe boolean not null default false,
  add column safe_by uuid references organisation.person on delete set null,
  add column safe_at timestamptz;
comment on column organisation.contact.safe is 'A safe channel (säker kontaktväg): she or a named reader has said that she can be reached here without danger. No register overwrites it.';
comment on column organisation.contact.safe_by is 'Who said so.';
comment on column organisation.contact.safe_at is 'When.';

alter table organisation.staff_import_row add column guarded uuid, add column untouched boolean not null default false;
comment on column organisation.staff_import_row.guarded is 'The protected person the row was found to be about; then the row keeps neither name, number, e-mail nor phone, and changes none of them.';
comment on column organisation.staff_import_row.untouched is 'The row brought an e-mail or phone that it may not change: protected identity or a safe channel.';
-- What earlier imports left of those who are protected today.
update organisation.staff_import_row r set given_name = null, family_name = null, name = null, email = null, phone = null,
    personal_number = null, blind_index = null, reasons = '[]', guarded = r.person_id
  from organisation.person p where p.id = r.person_id and p.protected_at is not null;
