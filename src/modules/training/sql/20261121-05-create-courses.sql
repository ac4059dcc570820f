create schema training;
comment on schema training is 'Courses, occasions, seats, queue, attendance, certificates, coverage (utbildning).';

create table training.course (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation.organisation on delete restrict,
  title text not null check (title <> '' and length(title) <= 160),
  level text not null check (level in ('basic', 'deepening', 'specialist', 'trainers', 'conference')),
  form text not null default 'classroom' check (form in ('classroom', 'online', 'web_course', 'mixed')),
  length_text text not null default '' check (length(length_text) <= 120),
  summary text not null default '' check (length(summary) <= 600),
  body text not null default '' check (length(body) <= 20000),
  material text not null default '' check (length(material) <= 5000),
  validity_months integer check (validity_months between 1 and 120),
  approval text not null default 'none' check (approval in ('none', 'manager')),
  parts_to_complete integer check (parts_to_complete > 0),
  late_counts boolean not null default true,
  partial_counts boolean not null default false,
  accepts_external boolean not null default false,
  leads_to_trainer_of uuid references training.course on delete restrict,
  published_at timestamptz,
  retired_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now()
);
create index course_organisation on training.course (organisation_id);
comment on table training.course is 'A course in the catalogue (kurs). Organisations may share the catalogue without sharing people.';
comment on column training.course.organisation_id is 'Who owns the course.';
comment on column training.course.title is 'Title.';
comment on column training.course.level is 'basic (basutbildning), deepening (fördjupning), specialist (spets), trainers (utbilda utbildare), conference (konferens).';
comment on column training.course.form is 'How it is held.';
comment on column training.course.length_text is 'Length in words: "tre halvdagar".';
comment on column training.course.summary is 'What it gives, in a sentence or two.';
comment on column training.course.body is 'Content, for the course page. Plain text with blank lines.';
comment on column training.course.material is 'Material to read or bring; links one a line.';
comment on column training.course.validity_months is 'Months the knowledge is valid; empty when it need not be renewed.';
comment on column training.course.approval is 'Whether the manager must approve a sign-up.';
comment on column training.course.parts_to_complete is 'Parts one must attend to complete; empty means all.';
comment on column training.course.late_counts is 'Whether coming late counts as attending the part.';
comment on column training.course.partial_counts is 'Whether attending half the part counts.';
comment on column training.course.accepts_external is 'Whether a certificate from elsewhere may count (NCK''s web course), approved by the manager.';
comment on column training.course.leads_to_trainer_of is 'For a trainers'' course: the course its participants may be approved to lead.';
comment on column training.course.published_at is 'Since when it stands in the catalogue.';
comment on column training.course.retired_at is 'Since when no new occasions are planned.';
comment on column training.course.created_by is 'Who made it.';
comment on column training.course.created_at is 'When.';

create table training.prerequisite (
  course_id uuid not null references training.course on delete cascade,
  required_id uuid not null references training.course on delete restrict,
  primary key (course_id, required_id),
  check (course_id <> required_id)
);
comment on table training.prerequisite is 'A course one must have, still valid, before another (förkunskapskrav).';
comment on column training.prerequisite.course_id is 'The course.';
comment on column training.prerequisite.required_id is 'The course required first.';

create table training.target_group (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation.organisation on delete cascade,
  name text not null check (name <> '' and length(name) <= 120),
  unique (organisation_id, name)
);
comment on table training.target_group is 'People who shall have a course (målgrupp), by what they work with, not by name.';
comment on column training.target_group.organisation_id is 'Whose people: this organisation''s subtree.';
comment on column training.target_group.name is 'Name: "Äldreomsorgen".';

create table training.target_rule (
  id uuid primary key default gen_random_uuid(),
  group_id uuid not null references training.target_group on delete cascade,
  sector text,
  profession text,
  unit_id uuid references organisation.organisation on delete cascade,
  function text,
  leads boolean,
  check (num_nonnulls(sector, profession, unit_id, function, leads) > 0)
);
create index target_rule_group on training.target_rule (group_id);
comment on table training.target_rule is 'One way to belong to a target group (målgruppsregel). What is set must all be true; any rule of the group is enough.';
comment on column training.target_rule.group_id is 'The group.';
comment on column training.target_rule.sector is 'Works in this line of work.';
comment on column training.target_rule.profession is 'Has this profession.';
comment on column training.target_rule.unit_id is 'Works here or below.';
comment on column training.target_rule.function is 'Holds this function there.';
comment on column training.target_rule.leads is 'Leads a unit.';

create table training.course_target (
  course_id uuid not null references training.course on delete cascade,
  group_id uuid not null references training.target_group on delete cascade,
  share numeric(4, 3) not null check (share > 0 and share <= 1),
  due_on date not null,
  first_for_new boolean not null default true,
  primary key (course_id, group_id)
);
create index course_target_group on training.course_target (group_id);
comment on table training.course_target is 'How large a share of a group shall have the course, by when (täckningsmål).';
comment on column training.course_target.course_id is 'The course.';
comment on column training.course_target.group_id is 'The group.';
comment on column training.course_target.share is 'Share, 0–1.';
comment on column training.course_target.due_on is 'By when.';
comment on column training.course_target.first_for_new is 'Whether those who newly join the group get this course offered first.';
