import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';

export const readerGrounds = ['nearest_manager', 'staffing', 'salary', 'security', 'other'] as const;
export const Propose = z.object({ id: field.id(), reader: field.id(), reader_ground: field.choice(readerGrounds) });

/** Proposes a named reader of a protected person. She sees nothing before another person has confirmed her. */
export async function proposeReader(
  tx: Tx,
  person: string,
  { id, reader, reader_ground: ground }: z.output<typeof Propose>,
): Promise<void> {
  const { rows } = await sql<{
    made: boolean | null;
  }>`select organisation.propose_reader(${id}, ${person}, ${reader}, ${ground}) as made`.execute(tx);
  if (!rows[0] || rows[0].made === null) throw new NotFound();
  if (rows[0].made)
    await record(tx, 'protected_reader.proposed', { type: 'protected_reader', id, person, details: { reader, ground } });
}

/** Confirms a reader: neither the one who proposed her nor she herself. Returns whose reader she is. */
export const confirmReader = (tx: Tx, id: string) =>
  end(tx, id, 'protected_reader.confirmed', sql`organisation.confirm_reader(${id})`);

/** Ends a reader, or takes a proposal back. Returns whose reader she was. */
export const endReader = (tx: Tx, id: string) => end(tx, id, 'protected_reader.ended', sql`organisation.end_reader(${id})`);

async function end(tx: Tx, id: string, act: string, done: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await sql<{ person: string | null }>`select ${done} as person`.execute(tx);
  const person = rows[0]?.person;
  if (!person) throw new NotFound();
  await record(tx, act, { type: 'protected_reader', id, person });
  return person;
}
