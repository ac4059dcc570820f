import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { originOf } from '../links/origin.ts';
import { t } from '../texts.ts';

const lines = (text: string) => [...new Set(text.split(/\s+/).filter((line) => line !== ''))];

/** One a line; a slash at the end is forgiven. */
const origins = (demo: boolean) =>
  field
    .optionalText({ max: 2000 })
    .transform((text) => lines(text).map((line) => line.replace(/\/$/, '')))
    .refine((list) => list.length <= 5 && list.every((one) => originOf(one, demo) === one), {
      error: () => `\u0001${t.originsWrong()}`,
    });

export const changeForm = (demo: boolean) => z.object({ label: field.text({ max: 120 }), origins: origins(demo) });
export const newForm = (demo: boolean) => changeForm(demo).extend({ id: field.id(), organisation: field.id() });
export const keyForm = z.object({ days: field.whole({ min: 1, max: 366 }) });

type NewSystem = z.output<ReturnType<typeof newForm>>;

/** Enters a case system. Sent twice it is entered once. False when the municipality has one of that name. */
export async function addCaseSystem(tx: Tx, wish: NewSystem): Promise<boolean> {
  const { id, organisation, label, origins: from } = wish;
  const keeps = await sql<{
    keeps: boolean;
  }>`select ${organisation}::uuid in (select organisation.mine('screening.connect')) as keeps`.execute(tx);
  if (!keeps.rows[0]?.keeps) throw new NotFound();
  const { rows } = await sql`insert into screening.case_system (id, municipality_id, organisation_id, label, origins, created_by)
    values (${id}, organisation.controller(${organisation}), ${organisation}, ${label}, ${from}, access.person())
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0)
    return (await tx.selectFrom('screening.case_system').select('id').where('id', '=', id).execute()).length > 0;
  await record(tx, 'case_system.added', { type: 'case_system', id, details: { organisation } });
  return true;
}

/** A new name or other origins. False when another system has the name. */
export async function changeCaseSystem(tx: Tx, id: string, wish: z.output<ReturnType<typeof changeForm>>): Promise<boolean> {
  const taken =
    await sql`select from screening.case_system o join screening.case_system c on c.municipality_id = o.municipality_id and c.id = ${id}
    where o.id <> c.id and lower(o.label) = lower(${wish.label})`.execute(tx);
  if (taken.rows.length > 0) return false;
  await tx.updateTable('screening.case_system').set({ label: wish.label, origins: wish.origins }).where('id', '=', id).execute();
  await record(tx, 'case_system.changed', { type: 'case_system', id });
  return true;
}

/** A secret and what is kept of it. Its beginning says to whoever finds one what it opens. */
export function newSecret(): { secret: string; hash: Buffer } {
  const secret = `samfrid_case_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: createHash('sha256').update(secret).digest() };
}

/** Makes a key, and returns its secret this once. Null where two work already: no more do at the same time. */
export async function makeKey(tx: Tx, system: string, days: number): Promise<string | null> {
  await lock(tx, 'screening.case_system', system);
  const working = await tx
    .selectFrom('screening.case_system_key')
    .select('id')
    .where('case_system_id', '=', system)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .execute();
  if (working.length >= 2) return null;
  const { secret, hash } = newSecret();
  await sql`insert into screening.case_system_key (case_system_id, secret_hash, expires_at, created_by)
    values (${system}, ${hash}, now() + make_interval(days => ${days}), access.person())`.execute(tx);
  await record(tx, 'case_system_key.made', { type: 'case_system', id: system, details: { days } });
  return secret;
}

/** Ends a key at once. Returns whose it was. @throws {NotFound} */
export async function endKey(tx: Tx, id: string): Promise<string> {
  const ended = await tx
    .updateTable('screening.case_system_key')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('case_system_id')
    .executeTakeFirst();
  if (!ended) throw new NotFound();
  await record(tx, 'case_system_key.ended', { type: 'case_system', id: ended.case_system_id, details: { key: id } });
  return ended.case_system_id;
}
