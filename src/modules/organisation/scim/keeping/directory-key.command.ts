import { sql } from 'kysely';
import type { Command } from '#platform/command.ts';
import { newSecret } from './keep-directory.ts';

/** The first key of a directory, for an operator who sets up everything from a shell. */
export const directoryKeyCommand: Command = {
  name: 'directory key',
  usage: '--organisation CODE [--label L] [--days 180]',
  says: "Makes a key with which a municipality's directory (Entra ID) provisions by SCIM, and prints it once. Enters the directory when it is new.",
  options: { organisation: { type: 'string' }, label: { type: 'string' }, days: { type: 'string' } },
  run: async (house, { values }, say) => {
    const code = String(values['organisation'] ?? '');
    const label = String(values['label'] ?? 'SCIM').trim();
    const days = Number(values['days'] ?? 180);
    if (!Number.isInteger(days) || days < 1 || days > 366 || label === '' || label.length > 120) {
      say('--days must be a whole number from 1 to 366, and --label at most 120 characters.');
      return 2;
    }
    return house.worker.db.transaction().execute(async (tx) => {
      const place = await tx
        .selectFrom('organisation.organisation')
        .select(['id', 'name'])
        .where('kind', '=', 'municipality')
        .where('code', '=', code)
        .executeTakeFirst();
      if (!place) {
        say(`There is no municipality with the code "${code}". Give --organisation CODE.`);
        return 2;
      }
      const { rows } = await sql<{
        id: string;
      }>`insert into organisation.directory (organisation_id, label) values (${place.id}, ${label})
        on conflict (organisation_id, lower(label)) do update set label = directory.label returning id`.execute(tx);
      const { secret, hash } = newSecret();
      await tx
        .insertInto('organisation.directory_key')
        .values({ directory_id: rows[0]!.id, secret_hash: hash, expires_at: new Date(Date.now() + days * 86_400_000) })
        .execute();
      await sql`insert into audit.entry (chain, act, subject_type, subject_id, details)
        values (${place.id}, 'directory_key.made', 'directory', ${rows[0]!.id}, ${JSON.stringify({ days })}::jsonb)`.execute(tx);
      say(
        `A key for ${place.name}, directory "${label}", that works for ${days} days. Address: ${house.config.publicUrl}/scim/v2`,
      );
      say(secret);
      return 0;
    });
  },
};
