-- What is searched: decision 0035. The words of a routine in force are kept as the analyser made them, by a trigger.
create table handbook.search_entry (
  version_id uuid primary key references handbook.version on delete cascade,
  municipality_id uuid not null references organisation.organisation on delete restrict,
  handbook_id uuid not null references handbook.handbook on delete cascade,
  routine_id uuid not null references handbook.routine on delete cascade,
  analyser integer not null,
  head tsvector not null,
  terms tsvector not null,
  words text not null,
  indexed_at timestamptz not null default now()
);
create index search_entry_place on handbook.search_entry (municipality_id, handbook_id);
create index search_entry_book on handbook.search_entry (handbook_id);
create index search_entry_routine on handbook.search_entry (routine_id);
create index search_entry_terms on handbook.search_entry using gin (terms) with (fastupdate = off);
comment on table handbook.search_entry is 'What a search finds a routine in force by (sökpost). Made and taken away by a trigger on handbook.version.';
comment on column handbook.search_entry.version_id is 'The version in force.';
comment on column handbook.search_entry.municipality_id is 'Whose, as the version''s.';
comment on column handbook.search_entry.handbook_id is 'In which handbook; who sees the handbook sees the entry.';
comment on column handbook.search_entry.routine_id is 'Of which routine.';
comment on column handbook.search_entry.analyser is 'By which analyser: another than handbook.search_analyser() is made again by the job.';
comment on column handbook.search_entry.head is 'Terms of title, headings and summary: what many hits are put in order by.';
comment on column handbook.search_entry.terms is 'All terms with their places, and the municipality as @id, so that one index finds both.';
comment on column handbook.search_entry.words is 'Title, summary, text and steps as plain words, a line each; what excerpts are cut from.';
comment on column handbook.search_entry.indexed_at is 'When it was made.';

create table handbook.search_word (
  handbook_id uuid not null references handbook.handbook on delete cascade,
  word text not null,
  primary key (handbook_id, word)
);
create index search_word_shape on handbook.search_word using gin (word public.gin_trgm_ops);
comment on table handbook.search_word is 'Words that stand in a handbook (ordförråd), for mending what is typed wrong. Kept apart by handbook: no word shows of what one may not read.';
comment on column handbook.search_word.handbook_id is 'In which.';
comment on column handbook.search_word.word is 'The word as it stands, in lower case.';

create table handbook.search_form (
  word text primary key,
  analyser integer not null,
  term text not null,
  parts text[] not null
);
comment on table handbook.search_form is 'What the analyser makes of a word (ordform), kept so that it is worked out once. Nobody reads it.';
comment on column handbook.search_form.word is 'The word in lower case.';
comment on column handbook.search_form.analyser is 'By which analyser.';
comment on column handbook.search_form.term is 'What all its inflections have in common.';
comment on column handbook.search_form.parts is 'Terms of the words it is put together of.';

create table handbook.search_part (
  part text not null,
  term text not null,
  place text not null check (place in ('lead', 'end')),
  primary key (part, term, place)
);
comment on table handbook.search_part is 'What compounds are put together of (sammansättningsled): stated with the functions, out of the field''s words.';
comment on column handbook.search_part.part is 'As it stands first in a compound, with what joins (kvinno, vålds); or the term it ends with.';
comment on column handbook.search_part.term is 'The term of the word itself.';
comment on column handbook.search_part.place is 'lead (förled), end (efterled).';

create table handbook.synonym (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now()
);
create index synonym_place on handbook.synonym (municipality_id);
comment on table handbook.synonym is 'Words that a municipality wants to be found by each other (synonymgrupp).';
comment on column handbook.synonym.municipality_id is 'Whose.';
comment on column handbook.synonym.created_by is 'Who wrote it.';
comment on column handbook.synonym.created_at is 'When.';

create table handbook.synonym_word (
  synonym_id uuid not null references handbook.synonym on delete cascade,
  position integer not null check (position > 0),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  word text not null check (word <> '' and length(word) <= 80),
  terms text[] not null,
  primary key (synonym_id, position)
);
create index synonym_word_place on handbook.synonym_word (municipality_id);
comment on table handbook.synonym_word is 'One word, or a few, of such a group (synonym).';
comment on column handbook.synonym_word.synonym_id is 'Of which.';
comment on column handbook.synonym_word.position is 'Its place.';
comment on column handbook.synonym_word.municipality_id is 'Whose, as the group''s.';
comment on column handbook.synonym_word.word is 'As it was written.';
comment on column handbook.synonym_word.terms is 'Its terms, as handbook.search_terms() makes them.';
