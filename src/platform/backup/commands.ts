import fs from 'node:fs';
import path from 'node:path';
import { verifyLog } from '#platform/audit/verify/verify-log.ts';
import type { Command, Given, GroundCommand } from '#platform/command.ts';
import type { Config } from '#platform/config.ts';
import type { House } from '#platform/house.ts';
import type { Module } from '#platform/module.ts';
import { erasuresIn } from './erasures/erase-again.ts';
import { beginList, type Erased, outsideListIn, readList } from './erasures/outside-list.ts';
import { megabytes, seconds } from './progress.ts';
import { readThrough } from './read-backup.ts';
import { restore } from './restore.ts';
import { writeBackup } from './write-backup.ts';

/** What backups are sealed under. */
const keyOf = (config: Config): string => config.backupKey ?? config.secret;

/** These work on the database itself: a backup must not migrate it first, and a restore needs it empty. */
export const backupCommands = (modules: readonly Module[]): GroundCommand[] => [
  {
    name: 'verify backup',
    usage: 'FILE',
    says: 'Reads a backup from beginning to end with the key, and counts again what it says it holds; needs no database.',
    onGround: async (_ground, config, { positionals }, say) => {
      if (!positionals[0]) return wrongCall(say, 'verify backup FILE');
      const begun = Date.now();
      const { facts, end } = await readThrough(positionals[0], keyOf(config));
      say(
        `Whole: of ${facts.madeAt}, version ${facts.version}; ${end.rows} rows of ${end.tables} tables, ${end.jobs} jobs; read in ${seconds(begun)}.`,
      );
      return 0;
    },
  },
  {
    name: 'backup',
    usage: '[FILE]',
    says: 'Writes an encrypted backup while everybody works; to <SAMFRID_DATA>/backups unless FILE is given.',
    onGround: async (ground, config, { positionals }, say) => {
      const file = positionals[0] ?? path.join(config.dataDir, 'backups', `samfrid-${minute(new Date())}.backup`);
      const begun = Date.now();
      const wish = {
        file,
        ownerUrl: (await ground()).ownerUrl,
        key: keyOf(config),
        secret: config.secret,
        files: config.anchor.folder,
      };
      const made = await writeBackup({ ...wish, say });
      // So that a restore finds a list where nothing has ever been erased.
      beginList(outsideListIn(config.dataDir));
      say(
        `${made.rows} rows of ${made.tables} tables and ${made.jobs} waiting jobs in ${megabytes(made.bytes)}, of ${made.madeAt}; written and read back in ${seconds(begun)}.`,
      );
      say(file);
      return 0;
    },
  },
  {
    name: 'restore',
    usage: 'FILE [--erasures LIST | --without-erasures] [--secret-lost]',
    says: 'Fills an empty database from a backup, erases again what was erased since, and checks everything.',
    options: { erasures: { type: 'string' }, 'without-erasures': { type: 'boolean' }, 'secret-lost': { type: 'boolean' } },
    onGround: async (ground, config, given, say) => {
      const file = given.positionals[0];
      if (!file) return wrongCall(say, 'restore FILE');
      const erased = listsOf(config, given);
      if (!erased) {
        say(
          `There is no ${outsideListIn(config.dataDir)}, which tells what was erased after the backup. Copy it from where the installation was, or name it with --erasures; if nothing was ever erased, say --without-erasures.`,
        );
        return 2;
      }
      const begun = Date.now();
      const wish = {
        file,
        key: keyOf(config),
        config,
        ground: await ground(),
        modules,
        erased,
        secretLost: given.values['secret-lost'] === true,
        say,
      };
      const done = await restore(wish, (house) => faultsOf(house, modules, say));
      say(
        `${done.rows} rows of ${done.tables} tables restored, as they were ${done.madeAt} (version ${done.version}), with ${done.jobs} waiting jobs; ${done.newer} newer migrations applied; ${done.erasedAgain} erasures done again; ${seconds(begun)}.`,
      );
      say(
        'Everybody must sign in anew. Keys for the API and roles that were ended after that moment are as they were then: end them again.',
      );
      say(`${done.seen} faults found by "check" and "audit verify".`);
      return done.seen === 0 ? 0 : 2;
    },
  },
];

export const exportErasuresCommand: Command = {
  name: 'erasures export',
  usage: 'FILE',
  says: 'Writes the list of everything erased, ids only, from the database: for where the list in SAMFRID_DATA was lost.',
  run: async (house, { positionals }, say) => {
    if (!positionals[0]) return wrongCall(say, 'erasures export FILE');
    const all = await erasuresIn(house.worker.db);
    fs.writeFileSync(positionals[0], all.map((one) => `${JSON.stringify(one)}\n`).join(''), {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    });
    say(`${all.length} erasures written to ${positionals[0]}.`);
    return 0;
  },
};

function wrongCall(say: (sentence: string) => void, usage: string): number {
  say(`Wrong call: ${usage}`);
  return 2;
}

/** '2026-11-22T14.30', by the clock here. */
function minute(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${day}T${two(now.getHours())}.${two(now.getMinutes())}`;
}

/** The list in the data folder and the one that is named; null when there is neither and nobody said that none is needed. */
function listsOf(config: Config, { values }: Given): Erased[] | null {
  const own = outsideListIn(config.dataDir);
  const named = typeof values['erasures'] === 'string' ? [values['erasures']] : [];
  if (named.length === 0 && !fs.existsSync(own)) return values['without-erasures'] === true ? [] : null;
  return [own, ...named].filter((file) => file !== own || fs.existsSync(file)).flatMap(readList);
}

async function faultsOf(house: House, modules: readonly Module[], say: (sentence: string) => void): Promise<number> {
  let found = 0;
  for (const { says, faults } of modules.flatMap(({ invariants }) => invariants)) {
    for (const fault of await faults(house.worker.db)) {
      found++;
      say(`FAULT: ${says} ${fault}`);
    }
  }
  const { breaks } = await verifyLog(house.worker.db);
  for (const { chain, place, fault } of breaks) say(`BREAK: chain ${chain}, place ${place}: ${fault}`);
  return found + breaks.length;
}
