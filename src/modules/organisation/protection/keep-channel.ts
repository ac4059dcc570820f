import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';

export const Channel = z.object({
  email: z.union([z.literal(''), field.email()]).transform((text) => text || null),
  phone: field.optionalText({ max: 40 }).transform((text) => text || null),
});

/**
 * Says where a protected person can be reached without danger: by herself or a named reader. From then on no register
 * overwrites it (trigger keep_channel), also after the protection has ended. The trace says that, never what.
 */
export async function keepChannel(tx: Tx, person: string, { email, phone }: z.output<typeof Channel>): Promise<void> {
  const { rows } = await sql<{ kept: boolean }>`select organisation.keep_safe(${person}, ${email}, ${phone}) as kept`.execute(tx);
  if (!rows[0]?.kept) throw new NotFound();
  await record(tx, 'contact.made_safe', { type: 'person', id: person, person });
}
