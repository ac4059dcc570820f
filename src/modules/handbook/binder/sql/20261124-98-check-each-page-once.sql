-- Made anew by functions.sql, with other columns and another parameter.
drop function if exists handbook.check_binder(text, integer, bytea);
drop function if exists handbook.binder_lines(text);
