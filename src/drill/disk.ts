// The disk under the database fills up while people write. What was acknowledged must be there, the application must stay
// up and say what is the matter, and all must be as before once there is room again, without a hand.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { withClient } from '../platform/db/with-client.ts';
import { runApplication } from './application.ts';
import { gatherCrowd, openOccasions } from './crowd.ts';
import { type Drill, embeddedOf, judge, openDrillGround, seconds, tellAnswers } from './ground.ts';
import { faultsByCommand, lostWrites } from './whole.ts';
import { awaitBack, newLedger, startWriters } from './writers.ts';

const MEGABYTES = 400;
const WRITERS = 8;
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const diskDrill: Drill = async (say) => {
  const ground = openDrillGround('disk');
  const disk = path.join(ground.folder, 'disk');
  fs.mkdirSync(disk, { mode: 0o755 });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=755`, 'tmpfs', disk]);
  if (mounted.status !== 0) {
    ground.close();
    say('left out: a small disk of its own can be mounted by root only');
    return true;
  }
  const env = { ...ground.env, SAMFRID_DATA: disk };
  const app = runApplication(ground.port, env);
  const faults: string[] = [];
  try {
    await app.ready();
    const { ownerUrl } = await embeddedOf(disk);
    const crowd = await gatherCrowd(ownerUrl, ground.secret, WRITERS);
    const occasions = await openOccasions(ownerUrl, crowd, 1500);
    const ledger = newLedger();
    const cookie = [...crowd.cookies.values()][0]!;
    const writers = startWriters(crowd, [app.base], occasions, ledger);
    await awaitBack(ledger, performance.now());

    const ballast = path.join(disk, 'ballast');
    const filled = performance.now();
    fill(ballast, disk);
    const urls = occasions.slice(-200).map((id) => `${app.base}/training/occasions/${id}/sign-up`);
    const refusal = await firstRefusal(urls, cookie, () => fill(ballast, disk));
    if (!refusal) faults.push('no write was refused, though the disk is full');
    else {
      say(
        `disk full; first refusal after ${seconds((performance.now() - filled) / 1000)}: ${refusal.status}, Retry-After ${refusal.after}, "${refusal.title}"`,
      );
      if (refusal.status !== 503 || !refusal.after) faults.push(`a full disk is answered with ${refusal.status}`);
    }
    await rest(3000);
    const reads = await Promise.all(Array.from({ length: 10 }, () => fetch(`${app.base}/training`, { headers: { cookie } })));
    say(`pages read meanwhile: ${reads.filter(({ ok }) => ok).length} of 10`);
    if (reads.some(({ status }) => status !== 200 && status !== 503)) faults.push('a page is neither shown nor told "not now"');
    if (app.starts() !== 1) faults.push('the application ended');

    await forceNewLog(ownerUrl);
    await rest(2000);
    const worse = await fetch(`${app.base}/training`, { headers: { cookie } });
    say(
      `no room for PostgreSQL's own log either: a page is answered ${worse.status}, Retry-After ${worse.headers.get('retry-after')}`,
    );
    if (worse.status !== 200 && worse.status !== 503) faults.push(`a page is answered ${worse.status}`);

    fs.rmSync(ballast);
    const freed = performance.now();
    const back = await awaitBack(ledger, freed, 60);
    if (back === null) faults.push('not back within 60 s of there being room');
    else say(`room again; back in service after ${seconds(back)}`);
    await writers.stop();
    if (!/"why":"(full|away)"/.test(app.said())) faults.push('the log does not tell of it');
    faults.push(...(await lostWrites(ownerUrl, ledger)), ...(await faultsByCommand(env)));
    const strange = [...ledger.answers.keys()].filter((what) => !/^(303|409|503)$/.test(what));
    if (strange.length > 0) faults.push(`answers other than yes, no and not now: ${strange.join(', ')}`);
    say(`${ledger.yes.length} writes acknowledged; answers: ${tellAnswers(ledger.answers)}`);
    if (faults.length > 0) say(`the application said last: ${app.said().slice(-1500)}`);
    return judge(say, faults);
  } finally {
    await app.stop('SIGINT');
    await rest(200);
    spawnSync('umount', ['-l', disk]);
    ground.close();
  }
};

/** Writes until there is no room for another block. */
function fill(file: string, disk: string): void {
  const block = Buffer.alloc(64 * 1024, 1);
  const open = fs.openSync(file, 'a');
  try {
    for (const { bavail, bsize } = fs.statfsSync(disk), most = bavail * bsize; fs.fstatSync(open).size <= most * 2; )
      fs.writeSync(open, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    fs.closeSync(open);
  }
}

/** The worst of it: PostgreSQL must begin a new file of its write-ahead log, cannot, and ends itself. */
async function forceNewLog(ownerUrl: string): Promise<void> {
  for (let i = 0; i < 30; i++) {
    const went = await withClient(ownerUrl, async (client) => {
      await client.query('select txid_current()');
      await client.query('select pg_switch_wal()');
    }).catch((error: Error) => error);
    if (went instanceof Error) return;
  }
}

async function firstRefusal(urls: readonly string[], cookie: string, again: () => void) {
  for (const url of urls) {
    again(); // what PostgreSQL gave back in the meantime
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body: 'despite=yes' });
    const text = await answer.text();
    if (answer.status >= 500)
      return { status: answer.status, after: answer.headers.get('retry-after'), title: /<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? '' };
    await rest(100);
  }
  return null;
}
