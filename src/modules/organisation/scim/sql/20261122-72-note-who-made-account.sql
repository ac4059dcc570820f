alter table organisation.directory_person add column made_account boolean not null default false;
comment on column organisation.directory_person.made_account is 'Whether her account was made by the directory: only then does the directory move its address.';
update organisation.directory_person x set made_account = true
  from auth."user" u where u."personId" = x.person_id and u."createdAt" >= x.created_at
    and not exists (select from organisation.staff_number s where s.person_id = x.person_id and s.number is distinct from x.employee_number);
