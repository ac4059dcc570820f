-- pg-boss makes and keeps its own tables, as the worker's login.
create schema pgboss;
comment on schema pgboss is 'Jobs (bakgrundsarbete); kept by the library pg-boss.';
grant create, usage on schema pgboss to samfrid_worker with grant option;
