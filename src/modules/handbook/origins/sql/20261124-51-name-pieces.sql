alter table handbook.origin_piece add column name text not null default '' check (length(name) <= 300);
comment on column handbook.origin_piece.name is 'What the piece was called when it was settled: the text may have other headings since.';
