// The demo county, written once (docs/operations.md). Imagined first (src/demo), then written in one transaction.
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Command } from '#platform/command.ts';
import { lock } from '#platform/db/db.ts';
import type { House } from '#platform/house.ts';
import { publishDue } from '#screening';
import { giveAccounts } from './demo/accounts.ts';
import { askTheCounty } from './demo/asking.ts';
import { settleWays } from './demo/asking-ways.ts';
import { writeExamples } from './demo/examples.ts';
import { writeHandbooks } from './demo/handbook.ts';
import { imagineCounty } from './demo/imagine.ts';
import { writeNetworks } from './demo/networks.ts';
import { overseeEkhaga } from './demo/oversight.ts';
import { writeCounty } from './demo/write-county.ts';

export type Seeded = { people: number; organisations: number; occasions: number; enrolments: number; completions: number };

/**
 * Seeds the demo county unless it is there. One transaction under a lock: of two processes that start at once one seeds
 * and the other waits, and a process killed in the middle leaves nothing. Accounts are written by the sign-in login in a
 * transaction of its own, afterwards and at every start, so that a kill in between is mended by the next.
 */
export async function seedDemoOnce(house: House): Promise<Seeded | null> {
  const seeded = await house.worker.db.transaction().execute(async (tx) => {
    await lock(tx, 'platform.demo', 'county');
    const there = await tx.selectFrom('platform.demo_persona').select('persona').limit(1).executeTakeFirst();
    if (there) return null;
    const { rows } = await sql<{ today: string }>`select current_date::text as today`.execute(tx);
    const written = await writeCounty(tx, imagineCounty(rows[0]!.today));
    const count = (table: Parameters<typeof written.get>[0]) => written.get(table) ?? 0;
    const numbers = {
      organisations: count('organisation.organisation'),
      people: count('organisation.person'),
      occasions: count('training.occasion'),
      enrolments: count('training.enrolment'),
      completions: count('training.completion'),
    };
    await settleWays(tx);
    await askTheCounty(tx, rows[0]!.today);
    await overseeEkhaga(tx);
    await writeHandbooks(tx);
    await writeNetworks(tx);
    await writeExamples(tx);
    await record(tx, 'demo.seeded', { details: numbers });
    return numbers;
  });
  await giveAccounts(house);
  if (seeded) await publishDue(house.worker.db); // a kill in between is mended by the night's job
  return seeded;
}

export const seedCommands: readonly Command[] = [
  {
    name: 'seed demo',
    usage: '',
    says: 'Writes the demo county – Ekhaga kommun, eleven neighbours and their region – once; changes nothing where it is.',
    run: async (house, _given, say) => {
      const begun = Date.now();
      const seeded = await seedDemoOnce(house);
      if (!seeded) {
        say('The demo county is there already; nothing was changed.');
        return 0;
      }
      const { organisations, people, occasions, enrolments, completions } = seeded;
      say(
        `${organisations} organisations, ${people} people, ${occasions} occasions, ${enrolments} enrolments and ${completions} completions written in ${((Date.now() - begun) / 1000).toFixed(1)} s.`,
      );
      return 0;
    },
  },
];
