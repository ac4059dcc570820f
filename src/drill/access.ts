// The rule of access against the database, over counties that chance makes: every person, every row, every act.
import path from 'node:path';
import pg from 'pg';
import { readConfig } from '#platform/config.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { createGroups, createLogins } from '#platform/db/logins.ts';
import { migrate } from '#platform/db/migrate.ts';
import { accessRules, openHouse } from '#platform/house.ts';
import { modules } from '../modules.ts';
import { foundWorld } from './access/found-world.ts';
import { compareWorld } from './access/ground.ts';
import { timeDoors } from './access/timing.ts';
import { type Drill, judge, openDrillGround, type Say } from './ground.ts';

const TRIES = 100_000;
/** Milliseconds between an answer about what is another's and one about what is not there, at most. */
const TELLS = 20;

/** At least a hundred thousand tries, or as many counties as `rounds` says. */
export const accessDrill: Drill = async (say, wish) => {
  const ground = openDrillGround('access');
  const server = await startEmbedded({ dataDir: path.join(ground.folder, 'pg') });
  const owner = new pg.Client(server.url);
  await owner.connect();
  const at = (database: string) => server.url.replace('/postgres?', `/${database}?`);
  const faults: string[] = [];
  let [tries, allowed, counties] = [0, 0, 0];
  try {
    await createGroups(server.url);
    await owner.query('create database county');
    await migrate(at('county'), accessRules(modules));
    while (wish?.rounds ? counties < wish.rounds : tries < TRIES) {
      counties++;
      await owner.query(`create database county_${counties} template county`);
      const { app } = await createLogins(at(`county_${counties}`), ground.secret);
      const compared = await compareWorld(at(`county_${counties}`), app, 1000 + counties, { changes: 12, adds: 6 });
      tries += compared.tries;
      allowed += compared.allowed;
      for (const { act, table, rule, who, row } of compared.differences)
        faults.push(
          `county ${counties}: ${table} ${act}: the rule says ${rule}, of ${JSON.stringify(who)} and ${JSON.stringify(row)}`,
        );
      await owner.query(`drop database county_${counties} with (force)`);
    }
    faults.push(...(await timeTells(at('county'), ground.env, say)));
    say(
      `${tries} tries of a person, a row and an act in ${counties} counties; ${allowed} of them allowed, ${faults.length} otherwise than the rule says`,
    );
    return judge(say, faults);
  } finally {
    await owner.end();
    await server.stop();
    ground.close();
  }
};

async function timeTells(ownerUrl: string, env: Record<string, string>, say: Say): Promise<string[]> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await foundWorld(owner, 999);
  const house = await openHouse(readConfig(env), { ownerUrl, stop: async () => {} }, modules, { working: false });
  try {
    const timed = await timeDoors(house, owner);
    const apart = timed.map(({ path, theirs, none }) => ({ path, by: Math.abs(theirs - none) })).sort((a, b) => b.by - a.by);
    say(
      `${timed.length} addresses asked for what is another's and for what is not there: at most ${apart[0]?.by.toFixed(1)} ms apart (${apart[0]?.path})`,
    );
    return apart.filter(({ by }) => by > TELLS).map(({ path, by }) => `${path} tells by ${by.toFixed(0)} ms`);
  } finally {
    await house.close();
    await owner.end();
  }
}
