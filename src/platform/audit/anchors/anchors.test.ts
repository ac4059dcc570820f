// Whoever owns the database can build a whole chain anew; what lies outside tells.
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../../db/db.ts';
import { makeCarrier, sendLetters } from '../../mail/send-letters.ts';
import { record } from '../record.ts';
import { verifyLog } from '../verify/verify-log.ts';
import { verifyCommand } from '../verify-command.ts';
import { anchorCommands } from './anchor-commands.ts';
import { anchorKey, publicText } from './anchor-key.ts';
import { anchorLetter } from './anchor-letter.ts';
import { dropAnchor, dropDailyAnchor } from './drop-anchor.ts';

const town = await openTown();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samfrid-anchors-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const config = {
  ...town.house.config,
  dataDir: folder,
  anchor: { folder: path.join(folder, 'anchors'), key: null, mail: ['archive@ekhaga.example', 'auditor@county.example'] },
};
const house = { ...town.house, config };
const place = await town.municipality();
const anna = await place.person();
const act = (n: number) => asPerson(house.app.db, anna.personId, (tx) => record(tx, 'test.done', { details: { n } }));
for (let n = 0; n < 10; n++) await act(n);

const owner = new pg.Client(town.ownerUrl);
await owner.connect();
afterAll(() => owner.end());
await owner.query('set session_replication_role = replica');

async function verify(values: Record<string, string> = {}) {
  const said: string[] = [];
  const status = await verifyCommand.run(house, { values, positionals: [] }, (sentence) => said.push(sentence));
  return { status, breaks: said.filter((sentence) => sentence.startsWith('BREAK')), said };
}

/** Every hash anew, so that the chain is whole in itself. */
const rebuild = `do $$ declare l record; h bytea := ''; begin
  update audit.link set position = -position where chain = '${place.id}';
  for l in select k.entry_id, audit.words(e) as words, row_number() over (order by k.position desc) as n
    from audit.link k join audit.entry e on e.id = k.entry_id where k.chain = '${place.id}' loop
    h := sha256(h || convert_to(l.words, 'UTF8'));
    update audit.link set position = l.n, hash = h where entry_id = l.entry_id;
  end loop;
  update audit.head set hash = h, position = (select count(*) from audit.link where chain = '${place.id}') where chain = '${place.id}';
end $$`;
await owner.query(`create schema whole; create table whole.entry as table audit.entry with no data;
  create table whole.link as table audit.link with no data; create table whole.head as table audit.head with no data`);
const keep = () =>
  owner.query(`truncate whole.entry, whole.link, whole.head; insert into whole.entry select * from audit.entry;
    insert into whole.link select * from audit.link; insert into whole.head select * from audit.head`);
const mend = () =>
  owner.query(`delete from audit.link; delete from audit.entry; delete from audit.head;
    insert into audit.entry overriding system value select * from whole.entry;
    insert into audit.link select * from whole.link; insert into audit.head select * from whole.head`);

test('without anchors the log is verified, and it is said what would not show', async () => {
  const { status, said } = await verify();
  expect(status).toBe(0);
  expect(said.join(' ')).toContain('No anchors here');
});

test('an anchor is a file nobody writes over, and a letter to each address outside; a day’s job does it once', async () => {
  await dropDailyAnchor(house.worker.db, config);
  await dropDailyAnchor(house.worker.db, config);
  const [name, ...more] = fs.readdirSync(config.anchor.folder);
  expect([name?.slice(-5), more]).toEqual(['.json', []]);
  expect(fs.statSync(path.join(folder, 'anchor.key')).mode & 0o777).toBe(0o600);
  const sent: { to: string; text: string }[] = [];
  const carrier = { send: async (to: string, { text }: { text: string }) => void sent.push({ to, text }) };
  const office = { kinds: { 'audit.anchor': anchorLetter }, readerOf: async () => null, carrier, publicUrl: 'http://localhost' };
  await sendLetters(house.worker.db, office);
  expect(sent.map(({ to }) => to).sort()).toEqual(['archive@ekhaga.example', 'auditor@county.example']);
  // The letter holds the anchor whole: it can be compared with when the folder is gone.
  const mailed = path.join(folder, 'mailed.json');
  fs.writeFileSync(mailed, sent[0]!.text.slice(sent[0]!.text.indexOf('{')));
  expect(await verify({ anchors: mailed, key: publicText(anchorKey(config)) })).toMatchObject({ status: 0, breaks: [] });
  expect(makeCarrier(config)).toBeDefined();
});

test('the log grows, more anchors are dropped, and all of them hold', async () => {
  for (let n = 0; n < 5; n++) await act(n);
  await dropAnchor(house.worker.db, config);
  const { status, said } = await verify();
  expect(status).toBe(0);
  expect(said.join(' ')).toContain('2 anchors');
});

test.each([
  [
    'a whole chain built anew around a changed entry',
    `update audit.entry set details = '{"n": 99}' where id = (select entry_id from audit.link where chain = '${place.id}' and position = 4); ${rebuild}`,
  ],
  [
    'a whole chain built anew without one entry',
    `with gone as (delete from audit.link where chain = '${place.id}' and position = 4 returning entry_id)
    delete from audit.entry where id in (select entry_id from gone); ${rebuild}`,
  ],
  [
    'a chain cut off with its entries and its head set back',
    `with gone as (delete from audit.link where chain = '${place.id}' and position > 7 returning entry_id)
    delete from audit.entry where id in (select entry_id from gone);
    update audit.head set position = 7, hash = (select hash from audit.link where chain = '${place.id}' and position = 7) where chain = '${place.id}'`,
  ],
  [
    'a chain removed to its last trace',
    `delete from audit.link where chain = '${place.id}'; delete from audit.head where chain = '${place.id}'; delete from audit.entry where chain = '${place.id}'`,
  ],
])('%s is whole in itself, and the anchors tell', async (_what, tamper) => {
  await keep();
  await owner.query(tamper);
  const itself = await verifyLog(house.worker.db);
  const { status, breaks } = await verify();
  await mend();
  expect(itself.breaks).toEqual([]);
  expect(status).toBe(2);
  expect(breaks.join(' ')).toContain(`chain ${place.id} no longer has`);
  expect((await verify()).status).toBe(0);
});

test('an anchor changed, made by another key, or left out of the row is found', async () => {
  await dropAnchor(house.worker.db, config);
  const names = fs.readdirSync(config.anchor.folder).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const file = path.join(config.anchor.folder, names[1]!);
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text.replace('"position": 1', '"position": 2'));
  expect((await verify()).breaks.join(' ')).toMatch(/signature.*removed or changed/);
  fs.rmSync(file);
  expect((await verify()).breaks.join(' ')).toContain('the one before it was removed or changed');
  fs.writeFileSync(file, text);
  expect((await verify()).status).toBe(0);
  const another = generateKeyPairSync('ed25519').privateKey;
  expect((await verify({ key: publicText(another) })).breaks).toHaveLength(3);
  expect((await verify({ anchors: path.join(folder, 'nowhere') })).status).toBe(2);
});

test('the commands say what they did', async () => {
  const said: string[] = [];
  for (const command of anchorCommands)
    expect(await command.run(house, { values: {}, positionals: [] }, (s) => said.push(s))).toBe(0);
  expect(said[0]).toMatch(/json: \d+ entries in \d chains anchored .* 2 letters wait/);
  expect(said[1]).toBe(publicText(anchorKey(config)));
});
