create table screening.published_organisation (
  publication_id uuid not null references screening.publication on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  parent_id uuid references organisation.organisation on delete restrict,
  kind text not null,
  primary key (publication_id, organisation_id)
);
create index published_organisation_place on screening.published_organisation (organisation_id);
comment on table screening.published_organisation is 'The tree as it was when a quarter was published (publicerad organisation): a unit that moves later does not change what has been told.';
comment on column screening.published_organisation.publication_id is 'Of which publication.';
comment on column screening.published_organisation.organisation_id is 'The organisation.';
comment on column screening.published_organisation.parent_id is 'Above it then; empty at the top.';
comment on column screening.published_organisation.kind is 'Its kind then.';
