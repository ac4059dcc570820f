import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { anchorCommands } from '#platform/audit/anchors/anchor-commands.ts';
import { verifyCommand } from '#platform/audit/verify-command.ts';
import { exportErasuresCommand } from '#platform/backup/commands.ts';
import type { Command } from './command.ts';
import type { Module } from './module.ts';

export type { Command } from './command.ts';

/** The commands that are nobody's module's. */
export const platformCommands = (modules: readonly Module[]): Command[] => [
  {
    name: 'migrate',
    usage: '',
    says: 'Brings the database to this version and states policies, grants and functions anew.',
    run: async (house, _given, say) => {
      for (const name of house.migrated) say(`applied ${name}`);
      say(`${house.migrated.length} migrations applied; the database is of this version.`);
      return 0;
    },
  },
  {
    name: 'check',
    usage: '',
    says: 'Checks what must always be true over the whole database; exit 2 and one line a fault.',
    run: async (house, _given, say) => {
      const invariants = modules.flatMap((module) => module.invariants);
      let faults = 0;
      for (const { says, faults: find } of invariants) {
        for (const fault of await find(house.worker.db)) {
          faults++;
          say(`FAULT: ${says} ${fault}`);
        }
      }
      say(`${invariants.length} invariants checked, ${faults} faults.`);
      return faults === 0 ? 0 : 2;
    },
  },
  verifyCommand,
  ...anchorCommands,
  exportErasuresCommand,
  {
    name: 'token create',
    usage: '--persona P | --person ID [--scopes a,b] [--days 90]',
    says: 'Makes a key for the API and prints it once.',
    options: { persona: { type: 'string' }, person: { type: 'string' }, scopes: { type: 'string' }, days: { type: 'string' } },
    run: async (house, { values }, say) => {
      const days = Number(values['days'] ?? 90);
      const person = await findPerson(house.worker.db, values);
      if (!person || !Number.isInteger(days) || days < 1 || days > 366) {
        say(
          person ? '--days must be a whole number from 1 to 366.' : 'No such person. Give --persona (demo mode) or --person ID.',
        );
        return 2;
      }
      const secret = `samfrid_${randomBytes(32).toString('base64url')}`;
      const scopes = typeof values['scopes'] === 'string' ? values['scopes'].split(',') : [];
      await house.worker.db
        .insertInto('platform.api_token')
        .values({
          person_id: person,
          label: 'command line',
          level: 3, // the operator's word
          secret_hash: createHash('sha256').update(secret).digest(),
          scopes,
          expires_at: new Date(Date.now() + days * 86_400_000),
        })
        .execute();
      say(secret);
      return 0;
    },
  },
];

async function findPerson(db: Parameters<Module['invariants'][number]['faults']>[0], values: Readonly<Record<string, unknown>>) {
  if (typeof values['person'] === 'string') {
    const { rows } = await sql<{
      id: string;
    }>`select id::text from organisation.person where id::text = ${values['person']}`.execute(db);
    return rows[0]?.id;
  }
  const found = await db
    .selectFrom('platform.demo_persona')
    .select('person_id')
    .where('persona', '=', String(values['persona']))
    .executeTakeFirst();
  return found?.person_id;
}
