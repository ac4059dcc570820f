alter table networks.decision
  add column terms tsvector not null default '',
  add column analyser integer not null default 0;
create index decision_terms on networks.decision using gin (terms);
comment on column networks.decision.terms is 'What it is found by, words and function: the terms of handbook.search_vector, kept by a trigger.';
comment on column networks.decision.analyser is 'By which analyser; another than handbook.search_analyser() is made again by the job.';
