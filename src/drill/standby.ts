// Two servers: a primary that is written to and a standby that follows it, acknowledged only when both have it. The primary
// is lost under write load, the standby promoted, and the application goes on without being started again.
import path from 'node:path';
import { withClient } from '../platform/db/with-client.ts';
import { runApplication, somePort } from './application.ts';
import { gatherCrowd, openOccasions } from './crowd.ts';
import { type Drill, judge, openDrillGround, type Say, seconds, spread, tellAnswers } from './ground.ts';
import { copyAsStandby, openServer, ownerAddress, prepareServer, type Server } from './server.ts';
import { faultsByCommand, lostWrites } from './whole.ts';
import { awaitBack, newLedger, startWriters } from './writers.ts';

const WRITERS = 8;
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const standbyDrill: Drill = async (say) => {
  const ports = [somePort(), somePort()] as const;
  const ground = openDrillGround('standby', { DATABASE_URL: ownerAddress(ports) });
  const servers: Server[] = [];
  const faults: string[] = [];
  const primary = await openServer(path.join(ground.folder, 'one'), ports[0]);
  servers.push(primary);
  await primary.start();
  await prepareServer(primary);
  const app = runApplication(ground.port, ground.env);
  try {
    await app.ready();
    const [first, second] = [ownerAddress([ports[0]]), ownerAddress([ports[1]])];
    const crowd = await gatherCrowd(first, ground.secret, WRITERS);
    const occasions = await openOccasions(first, crowd, 1500);
    const ledger = newLedger();
    const writers = startWriters(crowd, [app.base], occasions, ledger);

    const copying = performance.now();
    const standby = await copyAsStandby(primary, path.join(ground.folder, 'two'), ports[1]);
    servers.push(standby);
    await standby.start();
    await untilFollowing(primary);
    await makeSynchronous(primary);
    say(
      `standby made of the running primary in ${seconds((performance.now() - copying) / 1000)}; a yes now means that both have it`,
    );

    await tellLag(say, primary, standby);
    faults.push(...(await readsOnly(say, second)));
    await rest(2000);

    const before = ledger.yes.length;
    const lost = performance.now();
    await primary.kill();
    await withClient(standby.superUrl, (client) => client.query('select pg_promote(true, 30)'));
    const promoted = (performance.now() - lost) / 1000;
    const back = await awaitBack(ledger, lost, 60);
    if (back === null) faults.push('the house did not come back within 60 s');
    else
      say(
        `primary killed after ${before} acknowledged writes; standby promoted after ${seconds(promoted)}, first yes after ${seconds(back)}`,
      );
    if (app.starts() !== 1) faults.push('the application had to be started again');

    await rest(1000);
    await primary.start(); // by mistake: nobody told it that it is not the primary any more
    const mistake = new Set(ledger.said.keys());
    await rest(4000);
    await writers.stop();
    const onlyNew = [...ledger.said.keys()].filter((id) => !mistake.has(id));
    const astray = await withClient(first, async (client) => {
      const { rows } = await client.query('select id from training.enrolment where id = any($1::uuid[])', [onlyNew]);
      return rows.length;
    });
    if (astray > 0) faults.push(`${astray} writes went to the old primary`);
    say(`old primary started again by mistake: ${onlyNew.length} enrolments since then, ${astray} of them there`);

    await primary.stop();
    faults.push(...(await lostWrites(second, ledger)), ...(await faultsByCommand(ground.env)));
    const strange = [...ledger.answers.keys()].filter((what) => !/^(303|409|503|broken)$/.test(what));
    if (strange.length > 0) faults.push(`answers other than yes, no and not now: ${strange.join(', ')}`);
    say(
      `${ledger.yes.length} writes acknowledged, ${ledger.said.size} enrolments looked for; answers: ${tellAnswers(ledger.answers)}`,
    );
    if (faults.length > 0) say(`the application said last: ${app.said().slice(-1500)}`);
    return judge(say, faults);
  } finally {
    await app.stop('SIGINT');
    for (const server of servers) await server.stop();
    ground.close();
  }
};

async function untilFollowing({ superUrl }: Server): Promise<void> {
  await withClient(superUrl, async (client) => {
    for (let i = 0; i < 300; i++) {
      const { rows } = await client.query(`select 1 from pg_stat_replication where state = 'streaming'`);
      if (rows.length > 0) return;
      await rest(100);
    }
    throw new Error('The standby does not follow.');
  });
}

const makeSynchronous = ({ superUrl }: Server) =>
  withClient(superUrl, async (client) => {
    await client.query(`alter system set synchronous_standby_names = 'samfrid_standby'`);
    await client.query('select pg_reload_conf()');
    for (let i = 0; i < 100; i++) {
      const { rows } = await client.query(`select 1 from pg_stat_replication where sync_state = 'sync'`);
      if (rows.length > 0) return;
      await rest(50);
    }
    throw new Error('The standby is not waited for.');
  });

/** How far the standby is behind, asked forty times under write load. */
async function tellLag(say: Say, primary: Server, standby: Server): Promise<void> {
  const bytes: number[] = [];
  await withClient(primary.superUrl, (one) =>
    withClient(standby.superUrl, async (other) => {
      for (let i = 0; i < 40; i++) {
        const now = await one.query<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
        const { rows } = await other.query<{ behind: number }>(
          'select greatest(pg_wal_lsn_diff($1::pg_lsn, pg_last_wal_replay_lsn()), 0)::float8 as behind',
          [now.rows[0]!.lsn],
        );
        bytes.push(rows[0]!.behind);
        await rest(50);
      }
    }),
  );
  const { rows } = await withClient(primary.superUrl, (client) =>
    client.query<{ ms: number }>(`select extract(epoch from replay_lag) * 1000 as ms from pg_stat_replication`),
  );
  const { median, p95, most } = spread(bytes);
  say(
    `reads on the standby lag ${Number(rows[0]?.ms ?? 0).toFixed(1)} ms; behind in bytes, 40 times: ${median} (median), ${p95} (p95), ${most} (most)`,
  );
}

/** A standby may be read, for reports, and refuses every write. */
async function readsOnly(say: Say, url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from training.enrolment');
    const refused = await client
      .query(`insert into training.course (organisation_id, title) select id, 'x' from organisation.organisation limit 1`)
      .then(
        () => null,
        (error: Error & { code?: string }) => error.code,
      );
    say(`the standby counts ${rows[0]!.n} enrolments, and answers a write with SQLSTATE ${refused}`);
    return refused === '25006' ? [] : ['the standby did not refuse a write'];
  });
}
