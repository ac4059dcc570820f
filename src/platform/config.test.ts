import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const start = (url: string) => () =>
  readConfig({
    DATABASE_URL: url,
    SECRET_KEY: 'x'.repeat(32),
    PUBLIC_URL: 'https://samfrid.example',
    SMTP_URL: 'smtps://mail.kommunen.example',
    MAIL_FROM: 'Samfrid <samfrid@kommunen.example>',
  });

test.each([
  'postgres://o:p@db.kommunen.example/samfrid',
  'postgres://o:p@10.0.0.4:5432/samfrid?connect_timeout=3',
  'postgres://o:p@localhost:5432,db2.kommunen.example:5432/samfrid',
  'postgres://o:p@localhost.kommunen.example/samfrid',
  'postgres:///samfrid?host=db.kommunen.example',
])('production asks how safely the database is spoken with on another machine: %s', (url) => {
  expect(start(url)).toThrow(/^DATABASE_URL must say sslmode/);
});

test.each([
  'postgres://o:p@db.kommunen.example/samfrid?sslmode=verify-full',
  'postgres://o:p@10.0.0.4,10.0.0.5/samfrid?connect_timeout=3&sslmode=disable',
  'postgres://o:p%40@localhost:5433/samfrid',
  'postgres://o:p@127.0.0.1/samfrid',
  'postgres://o@[::1]:5432/samfrid',
  'postgres://o@/samfrid?host=/var/run/postgresql',
  'postgres://o:p@%2Fvar%2Frun%2Fpostgresql/samfrid',
])('and not where it was said, or is this machine: %s', (url) => {
  expect(start(url)().databaseUrl).toBe(url);
});
