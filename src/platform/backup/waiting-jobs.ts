// Jobs that waited or were being worked on when the backup was made. The job library's tables belong to the worker's
// login, and its own version makes them: so jobs go over one by one, with the columns both sides have.
import type pg from 'pg';

const CARRIED = [
  ...['id', 'name', 'priority', 'data', 'retry_limit', 'retry_count', 'retry_delay', 'retry_backoff', 'retry_delay_max'],
  ...['expire_seconds', 'deletion_seconds', 'heartbeat_seconds', 'singleton_key', 'singleton_on', 'group_id', 'group_tier'],
  ...['start_after', 'created_on', 'keep_until', 'dead_letter', 'policy', 'state'],
];
const TOGETHER = 500;

async function columnsOf(worker: pg.ClientBase): Promise<string[]> {
  const { rows } = await worker.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'pgboss.job'::regclass and attnum > 0 and not attisdropped and attname = any ($1)`,
    [CARRIED],
  );
  return rows.map(({ name }) => name);
}

/** Each waiting job as JSON. `worker` sees the same snapshot as the rest of the backup. */
export async function* waitingJobs(worker: pg.ClientBase): AsyncGenerator<string> {
  const { rows } = await worker.query<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`);
  if (!rows[0]!.there) return;
  const columns = (await columnsOf(worker)).filter((column) => column !== 'state').join(', ');
  // A job that was being worked on has nobody working on it afterwards: it waits again, and bears being run twice.
  await worker.query(`declare waiting cursor for select to_jsonb(j)::text as job from (
    select ${columns}, case state when 'retry' then 'retry' else 'created' end as state from pgboss.job where state in ('created', 'retry', 'active')) j`);
  for (;;) {
    const { rows: some } = await worker.query<{ job: string }>(`fetch ${TOGETHER} from waiting`);
    if (some.length === 0) return;
    for (const { job } of some) yield job;
  }
}

/** Puts them to wait here. Returns how many; those of a queue this version has no longer are left out. */
export async function carryJobs(worker: pg.ClientBase, jobs: AsyncIterable<string>): Promise<number> {
  const columns = (await columnsOf(worker)).join(', ');
  let carried = 0;
  let some: string[] = [];
  const put = async () => {
    const { rowCount } = await worker.query(
      `insert into pgboss.job (${columns})
       select ${columns} from jsonb_populate_recordset(null::pgboss.job, $1::jsonb)
       where name in (select q.name from pgboss.queue q) on conflict do nothing`,
      [`[${some.join(',')}]`],
    );
    carried += rowCount ?? 0;
    some = [];
  };
  await worker.query('begin');
  for await (const job of jobs) if (some.push(job) === TOGETHER) await put();
  if (some.length > 0) await put();
  await worker.query('commit');
  return carried;
}
