import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { asOwner } from '#test/database.ts';
import { faultsOf } from '#test/faults.ts';
import { newOccasion } from '#test/occasion.ts';
import { openTown, type Town } from '#test/town.ts';
import { modules } from '../../../modules.ts';
import type { House } from '../../house.ts';
import { backupCommands, exportErasuresCommand } from '../commands.ts';
import { tablesOf } from '../tables.ts';
import { backUp, emptyDatabase, emptyFolder, restoreInto } from '../test-help.ts';
import { erase } from './erase.ts';
import { outsideListIn, readList } from './outside-list.ts';

const ground = await openTown();
const eraseCommand = modules.flatMap(({ commands }) => commands ?? []).find(({ name }) => name === 'person erase')!;

let town: Town;
let dataDir: string;
let house: House;
beforeEach(async () => {
  town = await ground.municipality();
  dataDir = emptyFolder();
  house = { ...ground.house, config: { ...ground.house.config, dataDir } };
});

const list = () => outsideListIn(dataDir);
const run = async (person: string, text = 'GDPR art. 17') => {
  const said: string[] = [];
  const status = await eraseCommand.run(house, { values: { person, ground: text }, positionals: [] }, (line) => said.push(line));
  return { status, said: said.join('\n') };
};

/** Somebody who has left, with something of hers in every corner. The mark is part of all of it. */
async function whoHasLeft(mark: string) {
  const person = await town.person({
    given: mark,
    family: `${mark}sson`,
    email: `${mark}@testkoping.example`,
    until: '2026-01-31',
    from: '2020-01-01',
    roles: { manager: town.unit },
  });
  const id = person.personId;
  const occasion = await newOccasion(town);
  await town.owner('insert into organisation.personal_number values ($1, $2, $3)', [id, Buffer.from(mark), randomBytes(8)]);
  await town.owner('insert into organisation.staff_number values ($1, $2, $3)', [town.id, mark, id]);
  await town.owner('insert into platform.api_token (person_id, label, secret_hash, expires_at) values ($1, $2, $3, now())', [
    id,
    mark,
    randomBytes(8),
  ]);
  await town.owner('insert into platform.idempotency (person_id, key, request_hash, body) values ($1, $2, $3, $2)', [
    id,
    mark,
    randomBytes(8),
  ]);
  await town.owner(
    `insert into mail.letter (kind, person_id, address, subject, body, trouble) values ('training.placed', $1, $2, $2, $2, $2)`,
    [id, mark],
  );
  await town.owner(
    `insert into mail.letter (kind, person_id, subject, body, sent_at) values ('training.placed', $1, $2, $2, now())`,
    [id, mark],
  );
  const [entry] = await town.owner<{ id: string }>(
    `insert into training.enrolment (occasion_id, person_id, employer_id, state, number, reason) values ($1, $2, $3, 'withdrawn', 1, $4) returning id`,
    [occasion, id, town.id, `${mark} blev sjuk`],
  );
  await town.owner(
    `insert into audit.entry (chain, act, subject_type, subject_id, about_person_id) values ($1, 'enrolment.withdrawn', 'enrolment', $2, $3)`,
    [town.id, entry!.id, id],
  );
  await town.owner('insert into training.guest_pass values ($1, $2)', [entry!.id, `${mark}${'x'.repeat(40)}`]);
  const file = randomUUID();
  await town.owner('insert into platform.file (id, name, type, bytes, sha256) values ($1, $2, $3, $4, $4)', [
    file,
    `${mark}.pdf`,
    'application/pdf',
    Buffer.from(mark),
  ]);
  await town.owner(
    `insert into training.completion (person_id, course_id, completed_on, source, state, file_id, reason, decided_by, decided_at)
     select $1, course_id, '2025-01-01', 'external', 'rejected', $3, $4, gen_random_uuid(), now() from training.occasion where id = $2`,
    [id, occasion, file, mark],
  );
  return { id, occasion };
}

/** Tables in which the mark still stands, in letters or in bytes. */
const whereIs = (mark: string, ownerUrl = ground.ownerUrl) =>
  asOwner(ownerUrl, async (client) => {
    const found: string[] = [];
    for (const { table, quoted } of await tablesOf(client)) {
      const { rows } = await client.query(
        `select from ${quoted} whole_row where whole_row::text ilike '%' || $1 || '%' or whole_row::text ilike '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%' limit 1`,
        [mark],
      );
      if (rows.length > 0) found.push(table);
    }
    return found;
  });

const counts = async (id: string) =>
  ground.owner<Record<string, number>>(
    `select (select count(*)::int from organisation.employment where person_id = $1) as employments,
       (select count(*)::int from training.enrolment where person_id = $1) as entries,
       (select count(*)::int from training.completion where person_id = $1) as completions,
       (select count(*)::int from mail.letter where person_id = $1) as letters`,
    [id],
  );

test('after it nothing anywhere holds her name, address or numbers; what she was counted in stays', async () => {
  const { id } = await whoHasLeft('Uniktadotter');
  expect((await whereIs('Uniktadotter')).length).toBeGreaterThan(10);
  const before = await counts(id);
  expect(await run(id)).toMatchObject({ status: 0, said: expect.stringContaining('Erased') });
  expect(await whereIs('Uniktadotter')).toEqual([]);
  expect(await counts(id)).toEqual(before);
  expect(await ground.owner('select given_name, family_name from organisation.person where id = $1', [id])).toEqual([
    { given_name: 'Borttagen', family_name: 'person' },
  ]);
  expect(await ground.owner('select from auth."user" where "personId" = $1', [id])).toEqual([]);
  expect(
    await ground.owner(`select details from audit.entry where act = 'person.erased' and about_person_id = $1`, [id]),
  ).toEqual([{ details: {} }]);
  expect(readList(list())).toMatchObject([{ noun: 'organisation.person', id }]);
  expect(await faultsOf(house)).toEqual([]);
});

test('once more does nothing; whoever works here, and nobody at all, is refused', async () => {
  const { id } = await whoHasLeft('Tvillingdotter');
  await run(id);
  expect(await run(id.toUpperCase())).toMatchObject({ status: 0, said: expect.stringContaining('before') });
  expect(await ground.owner(`select from audit.entry where act = 'person.erased' and about_person_id = $1`, [id])).toHaveLength(
    1,
  );
  expect(readList(list())).toHaveLength(1);
  const here = await town.person({ given: 'Kvarvarande' });
  expect(await run(here.personId)).toMatchObject({ status: 2, said: expect.stringContaining('employment') });
  expect(await run(randomUUID())).toMatchObject({ status: 2, said: expect.stringContaining('no such') });
  expect(await run(id, ' ')).toMatchObject({ status: 2 });
  expect(await run("x' or 1=1")).toMatchObject({ status: 2 });
  expect(await whereIs('Kvarvarande')).toEqual(['organisation.person']);
});

test('a backup from before brings back everybody but her', async () => {
  const { id } = await whoHasLeft('Glömdotter');
  const { id: other } = await whoHasLeft('Mindotter');
  const { file } = await backUp(ground.ownerUrl);
  await run(id);
  const again = await restoreInto(file, { erased: readList(list()) }, async (_house, ownerUrl) => ({
    her: await whereIs('Glömdotter', ownerUrl),
    other: (await whereIs('Mindotter', ownerUrl)).length,
    kept: await asOwner(
      ownerUrl,
      async (client) => (await client.query('select noun, id from platform.erasure where id = $1', [id])).rows,
    ),
  }));
  expect(again.seen).toEqual({ her: [], other: expect.any(Number), kept: [{ noun: 'organisation.person', id }] });
  expect(again.seen.other).toBeGreaterThan(10);
  expect(again.erasedAgain).toBe(1);
  expect(other).not.toBe(id);
  // And without the list she would have been back: that is what it is for.
  await restoreInto(file, {}, async (_house, ownerUrl) =>
    expect((await whereIs('Glömdotter', ownerUrl)).length).toBeGreaterThan(10),
  );
});

test('a later backup knows by itself, and completes the list of the place it is restored to', async () => {
  const { id } = await whoHasLeft('Senaredotter');
  await run(id);
  const { file } = await backUp(ground.ownerUrl);
  const fresh = emptyFolder();
  const done = await restoreInto(file, { dataDir: fresh, erased: readList(list()) }, async () => {});
  expect(done.erasedAgain).toBe(0);
  expect(readList(outsideListIn(fresh)).map((one) => one.id)).toContain(id);
});

test('a crash before the commit leaves her in the list and in the database; the list is obeyed at a restore', async () => {
  const { id } = await whoHasLeft('Nästandotter');
  const { file } = await backUp(ground.ownerUrl);
  const crash = house.worker.db.transaction().execute(async (tx) => {
    await erase(tx, { erasers: house.erasers, list: list() }, { noun: 'organisation.person', id, ground: 'art. 17' });
    throw new Error('power cut');
  });
  await expect(crash).rejects.toThrow('power cut');
  expect((await whereIs('Nästandotter')).length).toBeGreaterThan(10);
  const done = await restoreInto(file, { erased: readList(list()) }, (_house, ownerUrl) => whereIs('Nästandotter', ownerUrl));
  expect(done.seen).toEqual([]);
});

test('nothing is erased when the list cannot be written', async () => {
  const { id } = await whoHasLeft('Listlösdotter');
  fs.mkdirSync(list(), { recursive: true }); // a folder in its place
  await expect(run(id)).rejects.toThrow();
  expect((await whereIs('Listlösdotter')).length).toBeGreaterThan(10);
});

test('restore asks for the list where there is none, and export makes one', async () => {
  const { id } = await whoHasLeft('Exportdotter');
  await run(id);
  const { file } = await backUp(ground.ownerUrl, { key: house.config.secret });
  const restore = backupCommands(modules).find(({ name }) => name === 'restore')!;
  const said: string[] = [];
  const config = { ...house.config, dataDir: emptyFolder() };
  const into = async (values: Record<string, unknown>) => {
    const ownerUrl = await emptyDatabase();
    return restore.onGround(
      async () => ({ ownerUrl, stop: async () => {} }),
      config,
      { values, positionals: [file] },
      (line) => said.push(line),
    );
  };
  expect(await into({})).toBe(2);
  expect(said.join()).toContain('--erasures');
  const exported = `${emptyFolder()}/list.jsonl`;
  expect(await exportErasuresCommand.run(house, { values: {}, positionals: [exported] }, (line) => said.push(line))).toBe(0);
  expect([await into({ erasures: exported }), said.filter((line) => /FAULT|BREAK/.test(line))]).toEqual([0, []]);
  expect(said.join()).toContain('0 faults');
  expect(readList(outsideListIn(config.dataDir)).map((one) => one.id)).toContain(id);
});
