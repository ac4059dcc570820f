-- Answers and decisions say which saving they are about.
drop function if exists handbook.answer_review(uuid, text, text);
drop function if exists handbook.decide(uuid, text, date, text, date);
