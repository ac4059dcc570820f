-- What a piece of news is called, and where it is, is read from what it is about when a letter is written: in the reader's language, as it
-- is by then, and not at all where it has been taken away. A meeting is none: whoever is called to one is told by a letter of its own.
drop function if exists networks.announce(uuid, text, uuid, text, text);
drop function if exists networks.announce_to(uuid, text, uuid, text, text);
drop function if exists networks.drop_news(uuid);
alter table networks.news drop column title, drop column href, drop constraint news_kind_check,
  add constraint news_kind_check check (kind in ('minutes', 'decision', 'question', 'answer', 'accepted', 'raised_answer', 'file'));
comment on table networks.news is 'Something new in a network that its members are told of (nyhet): what it is about, never its words.';
comment on column networks.news.kind is 'minutes (anteckningar), decision (beslut), question (fråga), answer (svar), accepted (så här gör vi), raised_answer (svar uppifrån), file (fil).';
comment on column networks.news.about_id is 'The meeting the minutes are of, the decision, question, answer, raised question, version of a file.';
