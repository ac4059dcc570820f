// Ten thousand people: every page of them in as few statements as one, and a group of them changed by one member.
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { directoryOf } from './fixtures/directory-client.ts';

const county = await openTown();
const town = await county.municipality();
const directory = await directoryOf(town);
const PEOPLE = 10_000;

await town.owner(
  `with p as (insert into organisation.person (given_name, family_name) select 'Anställd', 'Nummer ' || n from generate_series(1, $1::int) n returning id, family_name)
   insert into organisation.directory_person (directory_id, person_id, user_name, external_id, email)
   select $2, id, id || '@ekhaga.example', id, id || '@ekhaga.example' from p`,
  [PEOPLE, directory.id],
);

/** Statements sent to the database meanwhile. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const query = pg.Client.prototype.query;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    count++;
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
    return count;
  } finally {
    pg.Client.prototype.query = query;
  }
}

afterAll(() => expect(pg.Client.prototype.query.name).not.toBe('counted'));

test('ten thousand users are paged through, each once, in as many statements a page as for one', async () => {
  const seen = new Set<string>();
  for (let start = 1; start <= PEOPLE; start += 200) {
    const { body } = await directory.get(`/Users?startIndex=${start}&count=200`);
    expect([body['totalResults'], body['itemsPerPage'], body['startIndex']]).toEqual([PEOPLE, 200, start]);
    for (const one of body['Resources'] as { id: string }[]) seen.add(one.id);
  }
  expect(seen.size).toBe(PEOPLE);
  const one = await statements(() => directory.get('/Users?count=1'));
  const many = await statements(() => directory.get('/Users?count=200'));
  expect([many, many < 8]).toEqual([one, true]);
  const beyond = await directory.get(`/Users?startIndex=${PEOPLE + 1}`);
  expect([beyond.body['totalResults'], beyond.body['Resources']]).toEqual([PEOPLE, []]);
  expect((await directory.get('/Users?count=0')).body['Resources']).toEqual([]);
  expect(((await directory.get('/Users?count=5000')).body['Resources'] as unknown[]).length).toBe(200);
});

test('a group of ten thousand loses one member without being read', async () => {
  const group = await directory.group('Alla');
  await town.owner(
    'insert into organisation.directory_member (group_id, directory_id, person_id) select $1, directory_id, person_id from organisation.directory_person where directory_id = $2',
    [group, directory.id],
  );
  const [first] = (await directory.get('/Users?count=1')).body['Resources'] as { id: string }[];
  const sent = await statements(() =>
    directory.patch(`/Groups/${group}`, { op: 'remove', path: `members[value eq "${first!.id}"]` }),
  );
  expect(sent).toBeLessThan(10);
  const { body } = await directory.get(`/Groups/${group}`);
  expect((body['members'] as unknown[]).length).toBe(PEOPLE - 1);
});
