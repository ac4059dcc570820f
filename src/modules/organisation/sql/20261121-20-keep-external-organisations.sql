-- An external organisation (police, women's shelter) has no place in the tree, so somebody else must answer for its entry.
alter table organisation.organisation add column kept_by uuid references organisation.organisation on delete restrict;
create index organisation_kept_by on organisation.organisation (kept_by) where kept_by is not null;
comment on column organisation.organisation.kept_by is 'For an external organisation: whose administrators keep its entry.';

-- A function held at a unit tells where its holder works: hidden for protected identity like the employment itself.
alter table organisation.assignment add column hidden boolean not null default false;
comment on column organisation.assignment.hidden is 'True for protected identity; kept by trigger from person.protected_at.';
update organisation.assignment a set hidden = true from organisation.person p where p.id = a.person_id and p.protected_at is not null;
