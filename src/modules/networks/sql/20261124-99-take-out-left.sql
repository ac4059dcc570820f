-- Who is no longer called to a meeting has no call left, and is called anew should she come back: no trigger takes them away then.
drop trigger if exists call_anew on networks.member;
-- Hosts take turns where there are any.
alter table networks.network drop column rotates;
