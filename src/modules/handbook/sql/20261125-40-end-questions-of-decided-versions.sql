-- Who was asked to review what has since been decided is no longer asked; the log says that she was.
delete from handbook.review r using handbook.version v where v.id = r.version_id and v.decided_at is not null and r.answered_at is null;
