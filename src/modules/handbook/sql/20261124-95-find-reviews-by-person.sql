-- The row policies ask at every reading which versions one has been asked to review, answered or not.
drop index handbook.review_person;
create index review_person on handbook.review (person_id);
create index review_version on handbook.review (version_id);
