import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';

const { house, municipality } = await openTown();

test('a request sends a job in its own transaction: no job without its act', async () => {
  const { personId } = await (await municipality()).person();
  await asPerson(house.app.db, personId, (tx) => house.jobs.enqueue(tx, 'mail.send'));
  expect(await house.jobs.runWaiting()).toBe(1);
  const failed = asPerson(house.app.db, personId, async (tx) => {
    await house.jobs.enqueue(tx, 'mail.send');
    throw new Error('the act failed');
  });
  await expect(failed).rejects.toThrow('the act failed');
  expect(await house.jobs.runWaiting()).toBe(0);
});
