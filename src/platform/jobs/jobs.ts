// Jobs by pg-boss: in PostgreSQL, with retries and schedules, one worker at a time however many processes run. A job
// is sent in the caller's transaction: no act without its job, no job without its act.
import { sql } from 'kysely';
import { type Clock, fromKysely, PgBoss } from 'pg-boss';
import type { Db, Door, Tx } from '#platform/db/db.ts';

export type Job = {
  /** 'module.verb'. */
  name: string;
  /** Runs with the worker's login, which sees every row; it must say itself for whom it acts. May run twice: it must bear that. */
  work(worker: Db, data: Record<string, unknown>): Promise<unknown>;
  /** Cron expression in Stockholm time, for jobs that run by the clock. */
  every?: string;
  /** Seconds it may take; a quarter of an hour unless said. */
  limit?: number;
};

export type Jobs = {
  enqueue(tx: Tx, name: string, data?: Record<string, unknown>): Promise<void>;
  /** Runs everything that waits, here and now; for tests and the command line. Returns how many jobs ran. */
  runWaiting(): Promise<number>;
  stop(): Promise<void>;
};

/** Opens the job room through the worker's door. `working: false` only sends. */
export async function openJobs(door: Door, jobs: readonly Job[], options: { working: boolean }): Promise<Jobs> {
  const worker = door.db;
  const boss = new PgBoss({
    // Through our own pool, which follows the database when another server takes over.
    db: { executeSql: (text, values) => door.pool.query(text, values) },
    clock: steadyClock,
    schema: 'pgboss',
    createSchema: false,
    supervise: options.working,
    schedule: options.working,
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
  });
  boss.on('error', () => {}); // the database went away; pg-boss tries again by itself
  await boss.start();
  for (const job of jobs) {
    // A worker that was killed stops breathing: another takes its job over within a minute.
    const rules = { retryLimit: 3, retryBackoff: true, expireInSeconds: job.limit ?? 900, heartbeatSeconds: 20 };
    await boss.createQueue(job.name, rules);
    await boss.updateQueue(job.name, rules);
    if (options.working) {
      await boss.work(job.name, { pollingIntervalSeconds: 1 }, async (batch) => {
        for (const { data } of batch) await job.work(worker, (data ?? {}) as Record<string, unknown>);
      });
      if (job.every) await boss.schedule(job.name, job.every, {}, { tz: 'Europe/Stockholm' });
    }
  }
  await letRequestsSend(worker);
  return {
    enqueue: async (tx, name, data = {}) => {
      await boss.send(name, data, { db: fromKysely(tx) });
    },
    runWaiting: () => runWaiting(boss, worker, jobs),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

/**
 * Never goes back: a worker whose machine was put back a day in the middle of a job would rest for that day. How far it is
 * from the database's clock, which schedules go by, pg-boss finds out by itself.
 */
const steadyClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (work, ms) => setTimeout(work, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (work, ms) => setInterval(work, ms),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
};

/** pg-boss's tables belong to the worker's login, which lends requests just what sending takes. */
async function letRequestsSend(worker: Db): Promise<void> {
  await sql`do $$ begin
    if not has_table_privilege('samfrid_app', 'pgboss.job', 'insert') then
      grant usage on schema pgboss to samfrid_app;
      grant select, insert on all tables in schema pgboss to samfrid_app;
      grant execute on all functions in schema pgboss to samfrid_app;
    end if;
  end $$`.execute(worker);
}

async function runWaiting(boss: PgBoss, worker: Db, jobs: readonly Job[]): Promise<number> {
  let ran = 0;
  for (const job of jobs) {
    for (const { id, data } of await boss.fetch(job.name, { batchSize: 1000 })) {
      await job.work(worker, (data ?? {}) as Record<string, unknown>);
      await boss.complete(job.name, id);
      ran++;
    }
  }
  return ran;
}
