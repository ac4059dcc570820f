import { sql } from 'kysely';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db/db.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { record } from '../record.ts';
import { type Anchor, signAnchor } from './anchor.ts';
import { digestOf, findAnchor, keepAnchor, readAnchors } from './anchor-files.ts';
import { anchorKey } from './anchor-key.ts';

export type Dropped = { name: string; chains: number; entries: number; mailed: number };

/** What is said where every chain ends now, signed, on the disk and in a letter to each address outside. */
export async function dropAnchor(worker: Db, config: Config): Promise<Dropped> {
  const earlier = fsAnchors(config.anchor.folder).at(-1);
  const anchor = await lookAtEnds(worker, config.publicUrl, earlier ? digestOf(earlier.text) : null);
  const text = signAnchor(anchor, anchorKey(config));
  const name = keepAnchor(config.anchor.folder, localDate(new Date()), text);
  await tellOutside(worker, config, name, text);
  return { name, chains: anchor.chains.length, entries: anchor.entries, mailed: config.anchor.mail.length };
}

/** The day's anchor, once: a job may run twice, and may have been cut off between the file and its letter. */
export async function dropDailyAnchor(worker: Db, config: Config): Promise<void> {
  const day = localDate(new Date());
  const text = findAnchor(config.anchor.folder, day);
  if (text === null) await dropAnchor(worker, config);
  else await tellOutside(worker, config, `${day}.json`, text);
}

async function lookAtEnds(worker: Db, installation: string, before: string | null): Promise<Anchor> {
  const { rows } = await sql<{ chain: string; position: number; hash: Buffer }>`select chain, position, hash from audit.head
    where position > 0 order by chain`.execute(worker);
  const chains = rows.map(({ chain, position, hash }) => ({ chain, position, hash: hash.toString('hex') }));
  const entries = chains.reduce((sum, { position }) => sum + position, 0);
  return { installation, at: new Date().toISOString(), before, entries, chains };
}

/** Letters and their trace together, once for each anchor. */
async function tellOutside(worker: Db, { anchor }: Config, name: string, text: string): Promise<void> {
  const digest = digestOf(text);
  await worker.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('anchor', 0))`.execute(tx);
    const { rows } =
      await sql`select 1 from audit.entry where act = 'log.anchored' and chain = ${SYSTEM} and at > now() - interval '2 days'
      and details->>'sha256' = ${digest} limit 1`.execute(tx);
    if (rows.length > 0) return;
    for (const address of anchor.mail)
      await tx
        .insertInto('mail.letter')
        .values({ kind: 'audit.anchor', address, about: JSON.stringify({ name, text }) })
        .execute();
    await record(tx, 'log.anchored', { type: 'log', details: { file: name, sha256: digest, letters: anchor.mail.length } });
  });
}

const SYSTEM = '00000000-0000-0000-0000-000000000000';

const fsAnchors = (folder: string) => {
  try {
    return readAnchors(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
