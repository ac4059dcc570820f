-- Ways back are sealed since 20261123-43: these take or give something else now, which `create or replace` refuses, or does
-- beside the old one. The functions that are stated after this make them anew.
drop function if exists screening.make_link(uuid, uuid, uuid, text, bytea, boolean, bytea, text, text, timestamptz);
drop function if exists screening.open_link(bytea, bytea);
drop function if exists screening.enter_by_page(bytea);
