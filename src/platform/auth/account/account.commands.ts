import { sql } from 'kysely';
import type { Command, Given } from '#platform/command.ts';
import type { House } from '#platform/house.ts';

type Account = { userId: string; personId: string };

const who = { email: { type: 'string' }, person: { type: 'string' } } as const;

/** The operator's, when somebody has lost a telephone, or a key to the house may have been lost. */
export const accountCommands: readonly Command[] = [
  {
    name: 'session end',
    usage: '--email E | --person ID | --all',
    says: 'Ends every session and API key of one person, or every session of everybody; tells how many.',
    options: { ...who, all: { type: 'boolean' } },
    run: async (house, given, say) => {
      const account = given.values['all'] ? null : await findAccount(house, given);
      if (account === undefined) return nobody(say);
      const { rows } = await sql<{ personId: string }>`select distinct u."personId" from auth."session" s
        join auth."user" u on u."id" = s."userId" where ${account?.userId ?? null}::uuid is null or u."id" = ${account?.userId ?? null}`.execute(
        house.signIn.db,
      );
      // Written first: an end that nobody can see in the log is worse than a line too many.
      for (const { personId } of account ? [account] : rows) await note(house, 'session.ended', personId);
      if (account) await sql`select auth.end_all_of(${account.personId})`.execute(house.worker.db);
      else await sql`delete from auth."session"`.execute(house.signIn.db);
      say(account ? 'Her sessions and API keys have ended.' : `The sessions of ${rows.length} people have ended.`);
      return 0;
    },
  },
  {
    name: 'factor remove',
    usage: '--email E | --person ID',
    says: 'Takes away the one-time code and the passkeys of somebody who has lost them and has been met; ends her sessions.',
    options: who,
    run: async (house, given, say) => {
      const account = await findAccount(house, given);
      if (!account) return nobody(say);
      await note(house, 'code.ended', account.personId);
      await note(house, 'passkey.ended', account.personId);
      await house.signIn.db.transaction().execute(async (tx) => {
        await sql`delete from auth."twoFactor" where "userId" = ${account.userId}`.execute(tx);
        await sql`delete from auth."passkey" where "userId" = ${account.userId}`.execute(tx);
        await sql`update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where "id" = ${account.userId}`.execute(
          tx,
        );
        await sql`select auth.end_all_of(${account.personId})`.execute(tx);
      });
      say('Her second factor is gone. Her password opens the account page alone, where she sets up a new one.');
      return 0;
    },
  },
];

async function findAccount(house: House, { values }: Given): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select "id" as "userId", "personId" from auth."user"
    where "email" = lower(${values['email'] ?? null}::text) or "personId"::text = ${values['person'] ?? null}::text`.execute(
    house.signIn.db,
  );
  return rows.length === 1 ? rows[0] : undefined;
}

/** The chain of those who answer to no organisation (audit.chain_of_actor). */
const NO_CONTROLLER = '00000000-0000-0000-0000-000000000000';

const note = (house: House, act: string, person: string) =>
  sql`insert into audit.entry (chain, act, about_person_id, details)
    values (coalesce(organisation.controller_of(${person}), ${NO_CONTROLLER}::uuid), ${act}, ${person}, '{"by": "operator"}'::jsonb)`.execute(
    house.worker.db,
  );

function nobody(say: (sentence: string) => void): number {
  say('There is no such account. Give the --email she signs in with, or --person ID.');
  return 2;
}
