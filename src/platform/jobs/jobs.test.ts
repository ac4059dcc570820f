import { PgBoss } from 'pg-boss';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { openJobs } from './jobs.ts';

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

test('a job whose worker was killed is taken over by another', { timeout: 150_000 }, async () => {
  const url = house.worker.address();
  const dead = new PgBoss({ connectionString: url, schema: 'pgboss', createSchema: false, supervise: false, schedule: false });
  await dead.start();
  await dead.send('mail.send', {});
  expect(await dead.fetch('mail.send')).toHaveLength(1);
  await dead.stop({ graceful: false }); // it never breathes again, as after kill -9
  let taken = () => {};
  const worked = new Promise<void>((resolve) => {
    taken = resolve;
  });
  const living = await openJobs(house.worker, [{ name: 'mail.send', work: async () => taken() }], { working: true });
  await worked;
  await living.stop();
});
