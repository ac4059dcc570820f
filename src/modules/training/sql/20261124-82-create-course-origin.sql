create table training.course_origin (
  course_id uuid primary key references training.course on delete cascade,
  origin_id uuid not null references training.course on delete restrict,
  copied_by uuid references organisation.person on delete set null,
  copied_at timestamptz not null default now(),
  check (course_id <> origin_id)
);
create index course_origin_of on training.course_origin (origin_id);
comment on table training.course_origin is 'Where a course was copied from (kursens ursprung): another organisation''s course, made one''s own.';
comment on column training.course_origin.course_id is 'The copy.';
comment on column training.course_origin.origin_id is 'The course it was copied from.';
comment on column training.course_origin.copied_by is 'Who copied it.';
comment on column training.course_origin.copied_at is 'When.';
