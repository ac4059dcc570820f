// Opens everything a process needs: database doors, sign-in, jobs. Used by the server, the command line, the benches
// and the tests alike.
import path from 'node:path';
import type { AccessRules, Assurance } from '#platform/access/assurance.ts';
import { type Auth, makeAuth } from '#platform/auth/auth.ts';
import { type Erasers, erasersOf } from '#platform/backup/erasures/erase.ts';
import { refuseUnfinished } from '#platform/backup/refuse-unfinished.ts';
import type { Config } from '#platform/config.ts';
import { type Door, JOBS, openDoor } from '#platform/db/db.ts';
import { type Embedded, startEmbedded } from '#platform/db/embedded.ts';
import { createGroups, createLogins } from '#platform/db/logins.ts';
import { migrate } from '#platform/db/migrate.ts';
import { addressesOf, awaitWritable, type Found, oneServer, watchServers } from '#platform/db/servers.ts';
import { type Job, type Jobs, openJobs } from '#platform/jobs/jobs.ts';
import type { Module } from '#platform/module.ts';

export type House = {
  config: Config;
  /** Requests: row policies hold. */
  app: Door;
  /** Jobs and the command line: every row. */
  worker: Door;
  /** Sign-in tables only, and nobody else has them. */
  signIn: Door;
  auth: Auth;
  jobs: Jobs;
  /** What each module does when something is erased for good. */
  erasers: Erasers;
  /** Names of migrations applied while opening. */
  migrated: readonly string[];
  close(): Promise<void>;
};

export type Ground = {
  /** The owner's address of the server that is written to now. */
  ownerUrl: string;
  /** Where there are several servers: the address that names them all, and which one `ownerUrl` is. */
  several?: { url: string; found: Found };
  stop(): Promise<void>;
};

/** The database under the house: the server of DATABASE_URL, or the embedded one. */
export async function openGround(config: Config): Promise<Ground> {
  if (config.databaseUrl) {
    const url = config.databaseUrl;
    const addresses = addressesOf(url);
    const stop = async () => {};
    if (addresses.length === 1) return { ownerUrl: url, stop };
    const found = await awaitWritable(addresses);
    return { ownerUrl: addresses[found.at]!, several: { url, found }, stop };
  }
  const wanted = path.join(config.dataDir, 'pg');
  const embedded: Embedded = await startEmbedded({ dataDir: wanted });
  if (embedded.dataDir !== path.resolve(wanted)) {
    process.stderr.write(
      `The data folder is closed to PostgreSQL's account; the database lies in ${embedded.dataDir} instead.\n`,
    );
  }
  return { ownerUrl: embedded.url, stop: embedded.stop };
}

/** Migrates, restates policies and opens the doors. `working` runs jobs by the clock; without it they are only sent. */
export async function openHouse(
  config: Config,
  ground: Ground,
  modules: readonly Module[],
  options: { working: boolean; restoring?: boolean },
): Promise<House> {
  await createGroups(ground.ownerUrl);
  const migrated = await migrate(ground.ownerUrl, accessRules(modules));
  const urls = await createLogins(ground.ownerUrl, config.secret, ground.several?.url);
  const servers = ground.several ? watchServers(addressesOf(urls.worker), ground.several.found) : oneServer;
  const app = openDoor(urls.app, 12, { servers });
  const worker = openDoor(urls.worker, 7, { servers, patience: JOBS });
  const signIn = openDoor(urls.auth, 3, { servers, searchPath: 'auth' });
  const auth = makeAuth({ db: signIn.db, publicUrl: config.publicUrl, secret: config.secret, demo: config.mode === 'demo' });
  if (!options.restoring) {
    await refuseUnfinished(worker.db);
    for (const module of modules) await module.brings?.(worker.db);
  }
  const jobs = await openJobs(worker, allJobs(modules, config), options);
  const close = async () => {
    await jobs.stop();
    servers.close();
    await Promise.all([app.close(), worker.close(), signIn.close()]);
  };
  return { config, app, worker, signIn, auth, jobs, erasers: erasersOf(modules), migrated, close };
}

/** Role → permissions, and how surely one must have signed in for each, over all modules. */
export function accessRules(modules: readonly Module[]): AccessRules {
  const roles = new Map<string, string[]>();
  const assurance = new Map<string, Assurance>();
  for (const module of modules) {
    for (const [role, list] of Object.entries(module.permissions)) roles.set(role, [...(roles.get(role) ?? []), ...list]);
    for (const [permission, wanted] of Object.entries(module.assurance ?? {})) assurance.set(permission, wanted);
  }
  return { roles, assurance };
}

const allJobs = (modules: readonly Module[], config: Config): Job[] => modules.flatMap((module) => module.jobs(config));
