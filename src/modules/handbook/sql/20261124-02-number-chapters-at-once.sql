-- Checked row by row, as elsewhere: a deferred check cannot be leant on by "on conflict".
alter table handbook.chapter drop constraint chapter_handbook_id_position_key;
alter table handbook.chapter add unique (handbook_id, position);
