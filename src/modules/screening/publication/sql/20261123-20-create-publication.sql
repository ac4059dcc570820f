create table screening.publication (
  id uuid primary key default gen_random_uuid(),
  top_id uuid not null references organisation.organisation on delete restrict,
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  threshold smallint not null check (threshold >= 5),
  method text not null check (method <> ''),
  published_at timestamptz not null default now(),
  unique (top_id, quarter)
);
comment on table screening.publication is 'The figures of a quarter made public (publicering): the same for every reader and every format, made once and never changed.';
comment on column screening.publication.top_id is 'The root of the tree it is of: a region, or a municipality that stands alone.';
comment on column screening.publication.quarter is 'First day of the quarter.';
comment on column screening.publication.threshold is 'A number of people smaller than this is not shown, nor can it be reckoned.';
comment on column screening.publication.method is 'Which version of which method hid the small numbers (docs/decisions/0027).';
comment on column screening.publication.published_at is 'When it was made. What is closed later counts in a month that is not published yet.';

create table screening.published_cell (
  publication_id uuid not null references screening.publication on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  span text not null check (span in ('month', 'quarter', 'year')),
  starts_on date not null,
  family text not null,
  channel text not null default 'all' check (channel in ('all', 'visit', 'call', 'assessment')),
  measure text not null,
  value integer not null check (value >= 0),
  primary key (organisation_id, span, family, starts_on, channel, measure, publication_id)
);
create index published_cell_publication on screening.published_cell (publication_id);
comment on table screening.published_cell is 'One published number (publicerad siffra). What is not here is hidden: too few people, or it would let somebody reckon out too few. Open data.';
comment on column screening.published_cell.publication_id is 'The publication it came with.';
comment on column screening.published_cell.organisation_id is 'The unit, administration, municipality or region it counts.';
comment on column screening.published_cell.span is 'month (månad), quarter (kvartal), year (år).';
comment on column screening.published_cell.starts_on is 'First day of the span.';
comment on column screening.published_cell.family is 'Numbers that are shown together or not at all: asked, answers, declined, support, accepted, children, reasons, re_asks.';
comment on column screening.published_cell.channel is 'visit, call, assessment, or all of them together.';
comment on column screening.published_cell.measure is 'What is counted: visits, asked, not_asked, yes and so on.';
comment on column screening.published_cell.value is 'How many.';
