// What most drills stand on: a folder of their own, the demo county, and how the application is told of them.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPlace } from '#platform/db/embedded.ts';
import { somePort } from './application.ts';

/** Tells the operator one thing. */
export type Say = (sentence: string) => void;
/** True when all went as it must. `rounds` where a drill has rounds; `most`, seconds until the house must be back. */
export type Drill = (say: Say, wish?: { rounds?: number; most?: number }) => Promise<boolean>;

export type DrillGround = { folder: string; port: number; env: Record<string, string>; secret: string; close(): void };

/** A folder that PostgreSQL's account can reach, and an environment for a demo on the loopback. */
export function openDrillGround(name: string, more: Record<string, string> = {}): DrillGround {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `samfrid-drill-${name}-`));
  fs.chmodSync(folder, 0o755);
  const secret = randomBytes(32).toString('base64url');
  const env = { SAMFRID_MODE: 'demo', SAMFRID_DATA: folder, SECRET_KEY: secret, DATABASE_URL: '', SMTP_URL: '', ...more };
  return { folder, port: somePort(), env, secret, close: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

export type EmbeddedPlace = {
  /** The owner's address of the application's embedded database. */
  ownerUrl: string;
  /** Process id of its PostgreSQL now; 0 when there is none. */
  postmaster(): number;
};

/** The embedded database of an application whose data folder this is. */
export async function embeddedOf(folder: string): Promise<EmbeddedPlace> {
  const { dataDir, socketDir, port } = await findPlace(path.join(folder, 'pg'));
  return {
    ownerUrl: `postgres://postgres@/postgres?host=${encodeURIComponent(socketDir)}&port=${port}`,
    postmaster: () => {
      try {
        return Number(fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
      } catch {
        return 0;
      }
    },
  };
}

/** The middle, the 95th of a hundred and the most; in the unit given. */
export function spread(values: readonly number[]): { median: number; p95: number; most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? 0 };
}

/** Says the faults, a few of them, and whether there were none. */
export function judge(say: Say, faults: readonly string[]): boolean {
  for (const fault of faults.slice(0, 10)) say(`FAULT: ${fault}`);
  if (faults.length > 10) say(`… and ${faults.length - 10} more faults`);
  return faults.length === 0;
}

export const tellAnswers = (answers: ReadonlyMap<string, number>): string =>
  [...answers]
    .sort()
    .map(([what, n]) => `${n} × ${what}`)
    .join(', ');

export const seconds = (n: number): string => `${n.toFixed(2)} s`;
