create table training.wrong_code (
  id bigint generated always as identity primary key,
  visitor bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index wrong_code_visitor on training.wrong_code (visitor, at);
comment on table training.wrong_code is 'A certificate code that did not exist was asked for (felaktig kod), so that nobody can try codes by the thousand. Kept ten minutes.';
comment on column training.wrong_code.visitor is 'Keyed hash of day and network address: the address itself is never kept.';
comment on column training.wrong_code.at is 'When.';

-- The proof of a claim goes with the claim; without its file a claim cannot have been uploaded.
alter table training.completion add foreign key (file_id) references platform.file on delete restrict;
create index completion_claimed on training.completion (created_at) where state = 'claimed';
create index completion_occasion on training.completion (occasion_id) where occasion_id is not null;

alter table training.completion add constraint completion_has_code check (source <> 'occasion' or code is not null);
alter table training.completion add constraint completion_says_why check (state not in ('rejected', 'revoked') or reason <> '');
alter table training.completion add constraint completion_of_its_kind check ((source = 'occasion') = (occasion_id is not null));
comment on column training.completion.code is 'Code of a certificate issued here, that anyone may check; Crockford''s base 32 without I, L, O, U. Certificates from elsewhere have none: their issuer answers for them.';
