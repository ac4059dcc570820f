-- Which of two employers a person belongs to must not be moved by what the later one writes: it needs the order they came in.
alter table organisation.employment add column entered_at timestamptz;
update organisation.employment set entered_at = starts_on;
alter table organisation.employment alter column entered_at set default now(), alter column entered_at set not null;
comment on column organisation.employment.entered_at is 'When this employer first entered her, handed on from one employment to the next without a break. The employer who entered her first is her controller.';
