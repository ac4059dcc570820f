import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { sendLetters } from './send-letters.ts';
import { writeLetter } from './write-letter.ts';

const ground = await openTown();
const office = (send: () => Promise<void>) => ({
  kinds: { 'test.told': async () => ({ subject: 'Ett besked', text: 'Hej' }) },
  readerOf: async () => ({ email: 'anna@testkoping.example', language: 'sv' as const }),
  carrier: { send },
  publicUrl: 'http://localhost',
});
const letters = () =>
  ground.owner<{ attempts: number; sent: boolean; given_up: boolean; trouble: string | null }>(
    'select attempts, sent_at is not null as sent, given_up_at is not null as given_up, trouble from mail.letter order by created_at',
  );
const refusing = (tried: { times: number }, facts: object) => async () => {
  tried.times++;
  throw Object.assign(new Error('connect ECONNREFUSED'), facts);
};

test('no mail server: letters wait without being counted as tried, one a round, and all leave when it is back', async () => {
  const worker = ground.house.worker.db;
  const { personId } = await (await ground.municipality()).person();
  for (let i = 0; i < 3; i++) await asPerson(ground.house.app.db, personId, (tx) => writeLetter(tx, 'test.told', personId, {}));
  const tried = { times: 0 };
  for (let round = 0; round < 20; round++) await sendLetters(worker, office(refusing(tried, { code: 'ESOCKET' })));
  expect(tried.times).toBe(3); // each a minute from now again, and no minute has passed
  expect(await letters()).toEqual(Array(3).fill({ attempts: 0, sent: false, given_up: false, trouble: 'connect ECONNREFUSED' }));
  await ground.owner(`update mail.letter set send_after = now()`);
  expect(
    await sendLetters(
      worker,
      office(async () => {}),
    ),
  ).toBe(3);

  // After a week an offer is no news any more.
  await asPerson(ground.house.app.db, personId, (tx) => writeLetter(tx, 'test.told', personId, {}));
  await ground.owner(`update mail.letter set created_at = now() - interval '8 days' where sent_at is null`);
  await sendLetters(worker, office(refusing(tried, { responseCode: 421 })));
  expect((await letters()).filter(({ given_up }) => given_up)).toHaveLength(1);
});

test('a letter that the mail server refuses is counted as tried, and stops no other', async () => {
  const worker = ground.house.worker.db;
  await ground.owner('delete from mail.letter');
  const { personId } = await (await ground.municipality()).person();
  for (let i = 0; i < 3; i++) await asPerson(ground.house.app.db, personId, (tx) => writeLetter(tx, 'test.told', personId, {}));
  const tried = { times: 0 };
  await sendLetters(worker, office(refusing(tried, { code: 'EENVELOPE', responseCode: 550 })));
  expect(tried.times).toBe(3);
  expect((await letters()).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
});
