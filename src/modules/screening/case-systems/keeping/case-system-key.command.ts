import { sql } from 'kysely';
import type { Command } from '#platform/command.ts';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db/db.ts';
import { originOf } from '../links/origin.ts';
import { newSecret } from './keep-case-system.ts';

/** The first key of a case system, for an operator who sets up everything from a shell. */
export const caseSystemKeyCommand: Command = {
  name: 'case-system key',
  usage: '--organisation CODE [--label L] [--origin URL] [--days 180]',
  says: 'Makes a key with which a case system (Viva, Treserva, Lifecare) comes in, and prints it once. Enters the system when it is new.',
  options: { organisation: { type: 'string' }, label: { type: 'string' }, origin: { type: 'string' }, days: { type: 'string' } },
  run: async (house, { values }, say) => {
    const wish = {
      code: String(values['organisation'] ?? ''),
      label: String(values['label'] ?? 'Viva').trim(),
      origin: values['origin'] === undefined ? null : String(values['origin']).replace(/\/$/, ''),
      days: Number(values['days'] ?? 180),
    };
    const made = await makeKeyFor(house.worker.db, house.config, wish);
    if ('trouble' in made) {
      say(made.trouble);
      return 2;
    }
    say(
      `A key for ${made.name}, "${wish.label}", that works for ${wish.days} days. Address: ${house.config.publicUrl}/api/v1/screening`,
    );
    say(`Its units, with their ids and codes: ${house.config.publicUrl}/screening/case-systems/${made.id}`);
    say(made.secret);
    return 0;
  },
};

/** `instead`: those that work now are ended. */
type Wish = { code: string; label: string; origin: string | null; days: number; instead?: boolean };

/** Enters the system where it is new, and makes a key for it, in one transaction. */
export async function makeKeyFor(
  worker: Db,
  config: Config,
  { code, label, origin, days, instead = false }: Wish,
): Promise<{ id: string; name: string; secret: string } | { trouble: string }> {
  if (!Number.isInteger(days) || days < 1 || days > 366 || label === '' || label.length > 120)
    return { trouble: '--days must be a whole number from 1 to 366, and --label at most 120 characters.' };
  if (origin !== null && originOf(origin, config.mode === 'demo') !== origin)
    return { trouble: `--origin is "${origin}"; it must be https:// and a host, without a path.` };
  return worker.transaction().execute(async (tx) => {
    const place = await tx
      .selectFrom('organisation.organisation')
      .select(['id', 'name'])
      .where('kind', '=', 'municipality')
      .where('code', '=', code)
      .executeTakeFirst();
    if (!place)
      return {
        trouble: `There is no municipality with the code "${code}". Give --organisation with your municipality’s code; in the demo it is 9901.`,
      };
    const { rows } = await sql<{
      id: string;
    }>`insert into screening.case_system as s (municipality_id, organisation_id, label, origins)
      values (${place.id}, ${place.id}, ${label}, ${origin === null ? [] : [origin]})
      on conflict (municipality_id, lower(label)) do update set origins = case when excluded.origins <@ s.origins then s.origins else excluded.origins end
      returning id`.execute(tx);
    const working = await tx
      .updateTable('screening.case_system_key')
      .set({ revoked_at: sql<Date | null>`case when ${instead} then now() end` })
      .where('case_system_id', '=', rows[0]!.id)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', new Date())
      .returning('id')
      .execute();
    if (!instead && working.length >= 2) return { trouble: 'Two keys work already. End one first, at /screening/case-systems.' };
    const { secret, hash } = newSecret();
    await tx
      .insertInto('screening.case_system_key')
      .values({ case_system_id: rows[0]!.id, secret_hash: hash, expires_at: new Date(Date.now() + days * 86_400_000) })
      .execute();
    await sql`insert into audit.entry (chain, act, subject_type, subject_id, details)
      values (${place.id}, 'case_system_key.made', 'case_system', ${rows[0]!.id}, ${JSON.stringify({ days })}::jsonb)`.execute(
      tx,
    );
    return { id: rows[0]!.id, name: place.name, secret };
  });
}
