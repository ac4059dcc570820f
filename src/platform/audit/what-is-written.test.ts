// Who was refused, who failed to get in, what was searched for; and nobody can write as another, or fill the log.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../db/db.ts';
import { record } from './record.ts';
import { searchWords } from './search-words.ts';

const town = await openTown();
const ekhaga = await town.municipality();
const neighbour = await town.municipality();
const coordinator = await ekhaga.person({ roles: { coordinator: ekhaga.id } });

type Row = {
  act: string;
  details: Record<string, unknown>;
  role: string | null;
  unit_id: string | null;
  level: number;
  subject_id: string | null;
};
const actsOf = (person: string) =>
  town.owner<Row>('select act, details, role, unit_id, level, subject_id from audit.entry where person_id = $1 order by id', [
    person,
  ]);

test('an entry says as which role, from which unit and how surely signed in, without being told', async () => {
  const other = await ekhaga.person({ given: 'Berit' });
  expect((await coordinator.get(`/organisation/people/${other.personId}`)).status).toBe(200);
  expect((await actsOf(coordinator.personId)).at(-1)).toMatchObject({
    act: 'person.opened',
    role: 'coordinator',
    unit_id: ekhaga.unit,
    level: 3,
    subject_id: other.personId,
  });
});

test('a person of another municipality and an address she lacks the permission for: not there, and written down', async () => {
  const stranger = await neighbour.person();
  const nosy = await ekhaga.person({ roles: { coordinator: ekhaga.id } });
  expect((await nosy.get(`/organisation/people/${stranger.personId}`)).status).toBe(404);
  expect((await nosy.get('/organisation/import')).status).toBe(404);
  expect((await nosy.get('/organisation/people/1234')).status).toBe(404);
  expect(
    (await actsOf(nosy.personId)).map(({ act, details, subject_id, role }) => ({ act, ...details, subject_id, role })),
  ).toEqual(
    [
      ...[
        {
          route: 'GET /organisation/people/:id',
          why: 'absent',
          permission: 'people.see',
          subject_id: stranger.personId,
          role: 'coordinator',
        },
      ],
      ...[{ route: 'GET /organisation/import', why: 'permission', permission: 'people.import', subject_id: null, role: null }],
      ...[
        { route: 'GET /organisation/people/:id', why: 'absent', permission: 'people.see', subject_id: null, role: 'coordinator' },
      ],
    ].map((entry) => ({ act: 'door.refused', ...entry })),
  );
  expect(await town.owner('select 1 from audit.entry where person_id = $1 and chain <> $2', [nosy.personId, ekhaga.id])).toEqual(
    [],
  );
});

test('who needs a surer sign-in is led to it, and that is written down too', async () => {
  const admin = await ekhaga.person({ roles: { admin: ekhaga.id }, level: 2 });
  expect((await admin.get('/organisation/import')).status).toBe(303);
  expect((await actsOf(admin.personId)).map(({ details }) => details['why'])).toEqual(['level']);
});

test('knocking a hundred times fills no log: twenty lines, and one that says there were more', async () => {
  const bot = await ekhaga.person();
  await Promise.all(Array.from({ length: 60 }, () => bot.get('/training/enrolments/00000000-0000-4000-8000-000000000000')));
  const acts = (await actsOf(bot.personId)).map(({ act }) => act);
  expect(acts).toEqual([...Array.from({ length: 20 }, () => 'door.refused'), 'door.refused_many']);
});

test('a refusal that cannot be written is answered as the fault it is', async () => {
  const nosy = await ekhaga.person();
  await town.owner(`create function audit.broken() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
    create trigger broken before insert on audit.entry for each row execute function audit.broken()`);
  const page = await nosy.get('/organisation/import');
  await town.owner('drop trigger broken on audit.entry; drop function audit.broken()');
  expect(page.status).toBe(500);
});

test('the words of a search are kept, a personal number is not', async () => {
  await coordinator.get('/organisation/people?q=Andersson');
  await coordinator.get('/organisation/people?q=19121212-1212');
  const words = (await actsOf(coordinator.personId))
    .filter(({ act }) => act === 'people.searched')
    .map(({ details }) => details['words']);
  expect(words).toEqual(['Andersson', '######']);
  expect(searchWords('121212 1212, Eva')).toBe('######, Eva');
  expect(searchWords('12 12 12-12')).toBe('######');
  expect(searchWords('enhet 14, plan 2')).toBe('enhet 14, plan 2');
});

test('a failed sign-in is written about whom it was tried on, and the page says the same for an address nobody has', async () => {
  const eva = await ekhaga.person();
  const known = await town.visitor().post('/sign-in', { email: `${eva.personId}@account.example`, password: 'a wrong password' });
  const unknown = await town.visitor().post('/sign-in', { email: 'nobody@account.example', password: 'a wrong password' });
  const said = (text: string) => text.replace(/value="[^"]*"/g, '');
  expect([known.status, said(known.text)]).toEqual([unknown.status, said(unknown.text)]);
  const tried = await town.owner<{ about: string; chain: string; who: string | null }>(
    `select about_person_id as about, chain, person_id as who from audit.entry where act = 'session.failed' order by id`,
  );
  expect(tried).toEqual([
    { about: eva.personId, chain: ekhaga.id, who: null },
    { about: null, chain: '00000000-0000-0000-0000-000000000000', who: null },
  ]);
  expect(await town.owner(`select 1 from audit.entry where details::text like '%account.example%'`)).toEqual([]);
});

test('signing out is written down', async () => {
  const eva = await ekhaga.person();
  await eva.post('/sign-out');
  expect((await actsOf(eva.personId)).map(({ act, details }) => [act, details['way']])).toEqual([
    ['session.ended', 'signed_out'],
  ]);
});

test('a request writes as nobody else, on no other chain, at no other time', async () => {
  const mallory = await ekhaga.person();
  const eva = await neighbour.person();
  const attempt = (columns: string, values: string) =>
    asPerson(town.house.app.db, mallory.personId, (tx) =>
      sql.raw(`insert into audit.entry (${columns}) values (${values})`).execute(tx),
    );
  const own = `'${ekhaga.id}', '${mallory.personId}'`;
  await expect(attempt('chain, person_id, act', `'${ekhaga.id}', '${eva.personId}', 'test.done'`)).rejects.toThrow(
    /row-level security/,
  );
  await expect(attempt('chain, person_id, act', `'${ekhaga.id}', null, 'test.done'`)).rejects.toThrow(/row-level security/);
  await expect(attempt('chain, person_id, act', `'${neighbour.id}', '${mallory.personId}', 'test.done'`)).rejects.toThrow(
    /row-level/,
  );
  for (const [column, value] of [
    ['at', 'now()'],
    ['role', `'admin'`],
    ['login', `'x'`],
    ['level', '3'],
    ['unit_id', 'gen_random_uuid()'],
    ['id', '1'],
  ])
    await expect(attempt(`chain, person_id, act, ${column}`, `${own}, 'test.done', ${value}`)).rejects.toThrow(
      /permission denied|non-DEFAULT/,
    );
  await expect(attempt('chain, person_id, act', `${own}, 'test.done'`)).resolves.toBeDefined();
  for (const act of [
    'update audit.entry set act = act',
    'delete from audit.entry',
    'truncate audit.entry',
    'delete from audit.link',
    'update audit.head set position = 1',
  ])
    for (const door of [town.house.app, town.house.worker, town.house.signIn])
      await expect(sql.raw(act).execute(door.db)).rejects.toThrow(/permission denied/);
});

test('a reason is kept with the act, and may not be without end', async () => {
  await asPerson(town.house.app.db, coordinator.personId, (tx) => record(tx, 'test.done', { reason: 'Ringde och bad om det' }));
  expect(await town.owner(`select reason from audit.entry where reason is not null`)).toEqual([
    { reason: 'Ringde och bad om det' },
  ]);
});
