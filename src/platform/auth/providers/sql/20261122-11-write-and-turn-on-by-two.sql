-- Whoever says by which provider people are believed could make one of her own and be anybody. So two do it.
alter table auth."identityProvider" add column "writtenBy" uuid;
comment on column auth."identityProvider"."writtenBy" is 'Person who last wrote what is believed of it; she cannot turn it on herself. Empty where the operator did.';
update auth."identityProvider" set "writtenBy" = "changedBy";
