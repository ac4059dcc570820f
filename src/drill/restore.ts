// A backup taken while people write, restored into a folder where nothing was. Every row must be as it was at the moment
// of the backup, every write acknowledged before it must be there, and who was erased after it must stay away.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { differences, digest } from '#platform/backup/digest.ts';
import { outsideListIn } from '#platform/backup/erasures/outside-list.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { withClient } from '../platform/db/with-client.ts';
import { runApplication } from './application.ts';
import { gatherCrowd, openOccasions } from './crowd.ts';
import {
  type Drill,
  type DrillGround,
  embeddedOf,
  judge,
  openDrillGround,
  type Say,
  seconds,
  spread,
  tellAnswers,
} from './ground.ts';
import { faultsByCommand, lostWrites, samfrid } from './whole.ts';
import { awaitBack, type Ledger, newLedger, startWriters } from './writers.ts';

const WRITERS = 8;
const OCCASIONS = 2000;
/** What a restore writes itself, and the sessions it ends. */
const OF_ITS_OWN = ['platform.restoration', 'audit.entry', 'audit.link', 'audit.head', 'auth.session', 'auth.verification'];

export const restoreDrill: Drill = async (say) => {
  const more = { BACKUP_KEY: '' };
  const grounds = [openDrillGround('backup', more)];
  const secret = grounds[0]!.secret;
  const fresh = (name: string) => {
    const ground = openDrillGround(name, { ...more, SECRET_KEY: secret });
    grounds.push(ground);
    return ground;
  };
  try {
    const file = path.join(grounds[0]!.folder, 'drill.backup');
    const taken = await backUpUnderLoad(grounds[0]!, file, say);
    const faults = [
      ...(await compareRestored(fresh('restored'), file, taken, say)),
      ...(await lookForErased(fresh('erased'), file, taken, say)),
    ];
    return judge(say, faults);
  } finally {
    for (const ground of grounds) ground.close();
  }
};

type Taken = { before: Map<string, string>; said: Ledger['said']; erased: string; list: string };

async function backUpUnderLoad(ground: DrillGround, file: string, say: Say): Promise<Taken> {
  const app = runApplication(ground.port, ground.env);
  try {
    await app.ready();
    const { ownerUrl } = await embeddedOf(ground.folder);
    const erased = await someoneWhoHasLeft(ownerUrl);
    const crowd = await gatherCrowd(ownerUrl, ground.secret, WRITERS);
    const ledger = newLedger();
    const writers = startWriters(crowd, [app.base], await openOccasions(ownerUrl, crowd, OCCASIONS), ledger);
    if ((await awaitBack(ledger, performance.now(), 20)) === null)
      throw new Error(`Nothing was written. Answers: ${tellAnswers(ledger.answers)}`);
    await new Promise((resolve) => setTimeout(resolve, 3000));

    const then = new Map(ledger.said);
    const [begun, answered] = [performance.now(), ledger.yes.length];
    let before = new Map<string, string>();
    const onSnapshot = async (snapshot: string) => {
      before = await digest(ownerUrl, snapshot);
    };
    const made = await writeBackup({ file, ownerUrl, key: ground.secret, secret: ground.secret, onSnapshot });
    const took = (performance.now() - begun) / 1000;
    const meanwhile = ledger.yes.slice(answered);
    await writers.stop();
    // What was said of an enrolment after the backup began may or may not be in it.
    const said = new Map([...then].map(([id, word]) => [id, ledger.said.get(id) === word ? word : ('unsure' as const)]));

    const size = await withClient(ownerUrl, async (client) => {
      const { rows } = await client.query<{ mb: number }>('select (pg_database_size(current_database()) / 1e6)::float8 as mb');
      return rows[0]!.mb;
    });
    const { p95 } = spread(meanwhile.map((one) => one.answered - one.asked));
    say(
      `backed up ${made.rows} rows of ${made.tables} tables and ${made.jobs} jobs in ${seconds(took)}: ${(made.bytes / 1e6).toFixed(1)} MB of a database of ${size.toFixed(0)} MB`,
    );
    say(
      `${then.size} enrolments acknowledged before it, ${meanwhile.length} writes during it, 95 of a hundred within ${p95.toFixed(0)} ms`,
    );
    const gone = await samfrid(['person', 'erase', '--person', erased, '--ground', 'drill'], ground.env);
    if (gone.code !== 0) throw new Error(`person erase ended with ${gone.code}: ${gone.said}`);
    const list = path.join(ground.folder, 'kept.jsonl');
    fs.copyFileSync(outsideListIn(ground.folder), list);
    return { before, said, erased, list };
  } finally {
    await app.stop('SIGINT');
  }
}

async function compareRestored(ground: DrillGround, file: string, taken: Taken, say: Say): Promise<string[]> {
  const begun = performance.now();
  const restored = await samfrid(['restore', file, '--without-erasures'], ground.env);
  if (restored.code !== 0) return [`restore ended with ${restored.code}: ${restored.said}`];
  const took = (performance.now() - begun) / 1000;
  const embedded = await startEmbedded({ dataDir: path.join(ground.folder, 'pg') });
  const faults: string[] = [];
  try {
    const after = await digest(embedded.url);
    faults.push(...differences(taken.before, after, OF_ITS_OWN), ...(await lostWrites(embedded.url, taken)));
    say(`${after.size - OF_ITS_OWN.length} tables compared by every row, ${taken.said.size} acknowledged enrolments looked up`);
  } finally {
    await embedded.stop();
  }
  faults.push(...(await faultsByCommand(ground.env)));
  const app = runApplication(ground.port, ground.env);
  const started = performance.now();
  await app.ready();
  say(
    `restored, checked and verified in ${seconds(took)}; serving ${seconds((performance.now() - started) / 1000)} after the start`,
  );
  await app.stop('SIGINT');
  return faults;
}

async function lookForErased(ground: DrillGround, file: string, taken: Taken, say: Say): Promise<string[]> {
  const restored = await samfrid(['restore', file, '--erasures', taken.list], ground.env);
  if (restored.code !== 0) return [`restore ended with ${restored.code}: ${restored.said}`];
  const embedded = await startEmbedded({ dataDir: path.join(ground.folder, 'pg') });
  try {
    return await withClient(embedded.url, async (client) => {
      const { rows } = await client.query<{ name: string }>('select given_name as name from organisation.person where id = $1', [
        taken.erased,
      ]);
      say(`who was erased after the backup is ${rows[0]?.name} in what was restored from it`);
      return rows[0]?.name === 'Borttagen' ? [] : ['somebody who was erased came back'];
    });
  } finally {
    await embedded.stop();
  }
}

function someoneWhoHasLeft(ownerUrl: string): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const id = randomUUID();
    await client.query(`insert into organisation.person (id, given_name, family_name) values ($1, 'Lämnat', 'Övningsson')`, [id]);
    await client.query(`insert into organisation.contact (person_id, email) values ($1, 'lamnat@drill.example')`, [id]);
    return id;
  });
}
