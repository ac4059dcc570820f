-- Open data: nothing is here that not everybody may read. Only the worker writes.
create policy everyone_reads on screening.publication for select to samfrid_app using (true);
create policy everyone_reads on screening.published_cell for select to samfrid_app using (true);
create policy everyone_reads on screening.published_organisation for select to samfrid_app using (true);
grant select on screening.publication, screening.published_cell, screening.published_organisation to samfrid_app;

-- Called while closing a visit, by the owner alone.
revoke execute on function screening.counted_in(uuid, timestamptz) from samfrid_app;
