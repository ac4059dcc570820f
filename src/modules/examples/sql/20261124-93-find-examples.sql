alter table examples.example add column terms tsvector not null default '';
comment on column examples.example.terms is 'What it is found by: the terms of handbook.search_vector, kept by a trigger and, when the analyser or a name changes, by the job.';
