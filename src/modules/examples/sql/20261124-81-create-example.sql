create table examples.example (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  revision integer not null default 1 check (revision > 0),
  title text not null check (title <> '' and length(title) <= 160),
  problem_kinds text[] not null default '{}' check (problem_kinds <@ array['discovering', 'asking', 'acute_help', 'housing', 'support', 'children_seen',
    'using_violence', 'honour', 'working_together', 'knowledge', 'steering']),
  problem text not null default '' check (length(problem) <= 4000),
  done text not null default '' check (length(done) <= 10000),
  audiences text[] not null default '{}' check (audiences <@ array['adults_exposed', 'children', 'young_people', 'older_people', 'people_with_disabilities',
    'people_with_addiction', 'exposed_to_honour', 'those_who_use_violence', 'staff', 'leaders']),
  staffing text not null default '' check (length(staffing) <= 1000),
  cost text not null default '' check (length(cost) <= 1000),
  result text not null default '' check (length(result) <= 4000),
  evidence_kind text check (evidence_kind in ('own_figures', 'evaluation', 'research', 'experience')),
  evidence text not null default '' check (length(evidence) <= 2000),
  evidence_address text not null default '' check (evidence_address ~ '^(https://[^[:space:]]+)?$' and length(evidence_address) <= 500),
  factors text[] not null default '{}' check (factors <@ array['many_ways_in', 'direct_help', 'ordinary_steering', 'cooperation', 'national_support']),
  contact_function text not null default '' check (length(contact_function) <= 200),
  contact_way text not null default '' check (length(contact_way) <= 200),
  contact_person_id uuid references organisation.person on delete set null,
  origin text not null default 'own' check (origin in ('own', 'municipality', 'collection')),
  source_name text not null default '' check (length(source_name) <= 200),
  source_address text not null default '' check (source_address ~ '^(https://[^[:space:]]+)?$' and length(source_address) <= 500),
  routine_id uuid references handbook.routine on delete set null,
  course_id uuid references training.course on delete set null,
  shown_to text not null default 'everybody' check (shown_to in ('everybody', 'own_municipality')),
  checked_on date,
  checked_by uuid references organisation.person on delete set null,
  written_by uuid references organisation.person on delete set null,
  written_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  published_at timestamptz,
  published_by uuid references organisation.person on delete set null,
  withdrawn_at timestamptz
);
create index example_place on examples.example (municipality_id, organisation_id);
create index example_shown on examples.example (published_at) where published_at is not null;
comment on table examples.example is 'A good example (gott exempel): what was done, for whom, and what came of it. A draft until its organisation publishes it.';
comment on column examples.example.municipality_id is 'Whose: the municipality, or the top of another tree (organisation.controller).';
comment on column examples.example.organisation_id is 'The organisation that keeps it.';
comment on column examples.example.revision is 'Counts every saving: who saves says which one she wrote from.';
comment on column examples.example.title is 'What it is called.';
comment on column examples.example.problem_kinds is 'Which problems it answers to: discovering (att upptäcka våld), asking (att fråga om våld), acute_help (akut hjälp och skydd), housing (boende), support (stöd över tid), children_seen (barn som upplevt våld), using_violence (den som utövar våld), honour (hedersförtryck), working_together (samverkan), knowledge (kunskap hos medarbetare), steering (styrning och uppföljning).';
comment on column examples.example.problem is 'The problem, in words (Markdown).';
comment on column examples.example.done is 'What was done (Markdown).';
comment on column examples.example.audiences is 'For whom: adults_exposed (våldsutsatta vuxna), children (barn), young_people (unga), older_people (äldre), people_with_disabilities (personer med funktionsnedsättning), people_with_addiction (personer med missbruk eller beroende), exposed_to_honour (utsatta för hedersrelaterat våld), those_who_use_violence (våldsutövare), staff (medarbetare), leaders (chefer och beslutsfattare).';
comment on column examples.example.staffing is 'Who does it, and how much of their time.';
comment on column examples.example.cost is 'What it costs.';
comment on column examples.example.result is 'What came of it (Markdown).';
comment on column examples.example.evidence_kind is 'How one knows: own_figures (egen uppföljning), evaluation (utvärdering), research (forskning), experience (erfarenhet).';
comment on column examples.example.evidence is 'In words.';
comment on column examples.example.evidence_address is 'Where it can be read: https.';
comment on column examples.example.factors is 'SKL''s five success factors: many_ways_in (många vägar in), direct_help (direkt och adekvat hjälp), ordinary_steering (en del av ordinarie styrning), cooperation (samverkan), national_support (nationellt stöd).';
comment on column examples.example.contact_function is 'Whom to ask, by function.';
comment on column examples.example.contact_way is 'How she is reached: a function''s mailbox or the switchboard.';
comment on column examples.example.contact_person_id is 'Who has agreed that the way is her own; empty: a function''s.';
comment on column examples.example.origin is 'own (vårt eget), municipality (en annan kommuns), collection (ur en nationell samling).';
comment on column examples.example.source_name is 'Which municipality or collection.';
comment on column examples.example.source_address is 'Where it stands there: https, a link out; nothing is fetched.';
comment on column examples.example.routine_id is 'A routine that is offered (handbook.offer) and says how.';
comment on column examples.example.course_id is 'A course that teaches it.';
comment on column examples.example.shown_to is 'everybody (alla i Samfrid), own_municipality (den egna kommunen).';
comment on column examples.example.checked_on is 'The day somebody last saw that it is still true.';
comment on column examples.example.checked_by is 'Who.';
comment on column examples.example.written_by is 'Who wrote it first.';
comment on column examples.example.written_at is 'When.';
comment on column examples.example.changed_at is 'When it was last saved.';
comment on column examples.example.published_at is 'Since when others see it.';
comment on column examples.example.published_by is 'Who published it.';
comment on column examples.example.withdrawn_at is 'When it was taken back: no longer done, or no longer true.';

create table examples.use (
  id uuid primary key default gen_random_uuid(),
  example_id uuid not null references examples.example on delete cascade,
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  began_on date not null,
  changed text not null default '' check (length(changed) <= 2000),
  went text not null check (btrim(went) <> '' and length(went) <= 2000),
  contact_function text not null default '' check (length(contact_function) <= 200),
  contact_way text not null default '' check (length(contact_way) <= 200),
  contact_person_id uuid references organisation.person on delete set null,
  written_by uuid references organisation.person on delete set null,
  written_at timestamptz not null default now()
);
create index use_example on examples.use (example_id, began_on);
comment on table examples.use is 'That somebody else has used an example (vi har använt det här), and how it went.';
comment on column examples.use.example_id is 'Which.';
comment on column examples.use.municipality_id is 'In which municipality.';
comment on column examples.use.organisation_id is 'Where.';
comment on column examples.use.began_on is 'Since when.';
comment on column examples.use.changed is 'What was done otherwise.';
comment on column examples.use.went is 'How it went.';
comment on column examples.use.contact_function is 'Whom to ask, by function.';
comment on column examples.use.contact_way is 'How she is reached.';
comment on column examples.use.contact_person_id is 'Who has agreed that the way is her own; empty: a function''s.';
comment on column examples.use.written_by is 'Who wrote it.';
comment on column examples.use.written_at is 'When.';

create table examples.check_notice (
  example_id uuid not null references examples.example on delete cascade,
  checked_on date not null,
  sent_at timestamptz not null default now(),
  primary key (example_id, checked_on)
);
comment on table examples.check_notice is 'That word was sent that an example has not been checked for twelve months (påminnelse om kontroll): once for each check.';
comment on column examples.check_notice.example_id is 'Of which.';
comment on column examples.check_notice.checked_on is 'The check that is too old.';
comment on column examples.check_notice.sent_at is 'When.';
