// Opens everything a process needs: database doors, sign-in, jobs. Used by the server, the command line, the benches
// and the tests alike.
import path from 'node:path';
import { type Auth, makeAuth } from '#platform/auth/auth.ts';
import type { Config } from '#platform/config.ts';
import { type Door, openDoor } from '#platform/db/db.ts';
import { type Embedded, startEmbedded } from '#platform/db/embedded.ts';
import { createGroups, createLogins } from '#platform/db/logins.ts';
import { migrate } from '#platform/db/migrate.ts';
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
  /** The worker login's address, for what listens to the database. */
  workerUrl: string;
  /** Names of migrations applied while opening. */
  migrated: readonly string[];
  close(): Promise<void>;
};

export type Ground = { ownerUrl: string; stop(): Promise<void> };

/** The database under the house: the server of DATABASE_URL, or the embedded one. */
export async function openGround(config: Config): Promise<Ground> {
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, stop: async () => {} };
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
  options: { working: boolean },
): Promise<House> {
  await createGroups(ground.ownerUrl);
  const migrated = await migrate(ground.ownerUrl, rolePermissions(modules));
  const urls = await createLogins(ground.ownerUrl, config.secret);
  const app = openDoor(urls.app, 12);
  const worker = openDoor(urls.worker, 4);
  const signIn = openDoor(urls.auth, 3, 'auth');
  const auth = makeAuth({ db: signIn.db, publicUrl: config.publicUrl, secret: config.secret, demo: config.mode === 'demo' });
  const jobs = await openJobs(urls.worker, worker.db, allJobs(modules, config), options);
  const close = async () => {
    await jobs.stop();
    await Promise.all([app.close(), worker.close(), signIn.close()]);
  };
  return { config, app, worker, signIn, auth, jobs, workerUrl: urls.worker, migrated, close };
}

/** Role → permissions, over all modules. */
export function rolePermissions(modules: readonly Module[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { permissions } of modules) {
    for (const [role, list] of Object.entries(permissions)) all.set(role, [...(all.get(role) ?? []), ...list]);
  }
  return all;
}

const allJobs = (modules: readonly Module[], config: Config): Job[] => modules.flatMap((module) => module.jobs(config));
