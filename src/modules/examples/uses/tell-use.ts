import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Read, Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { type Example, getExample } from '../cards/examples.queries.ts';
import { t } from '../texts.ts';

export const useForm = z.object({
  id: field.id(),
  organisation_id: field.id(),
  began_on: field.day().refine((day) => day <= localDate(new Date()), say(t.useBeganFuture)),
  changed: noPerson(field.optionalText({ max: 2000 })),
  went: noPerson(field.text({ max: 2000 })),
  contact_function: noPerson(field.optionalText({ max: 200 })),
  contact_way: noPerson(field.optionalText({ max: 200 })),
  contact_whose: z.enum(['function', 'mine']).catch('function'),
});

type Said = { ok: true } | { ok: false; field: 'organisation_id'; said: string };

/** Tells that an example has been used, and how it went. The same form sent twice tells once. */
export async function tellUse(tx: Tx, example: string, form: z.output<typeof useForm>, me: string): Promise<Said> {
  const { contact_whose: whose, ...written } = form;
  const told = await getExample(tx, example);
  if (told.state !== 'published') throw new NotFound();
  if (!(await listPlacesToUse(tx, told)).some(({ id }) => id === form.organisation_id))
    return { ok: false, field: 'organisation_id', said: t.choosePlace() };
  const made = await tx
    .insertInto('examples.use')
    .values({
      ...written,
      example_id: example,
      municipality_id: sql<string>`organisation.controller(${form.organisation_id}::uuid)`,
      contact_person_id: whose === 'mine' ? me : null,
      written_by: me,
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made && !(await listUses(tx, example)).some(({ id, mine }) => mine && id === form.id)) throw new NotFound(); // another's id
  if (made) await record(tx, 'example.used', { type: 'example', id: example, details: { organisation: form.organisation_id } });
  return { ok: true };
}

/** Organisations the reader writes examples for and that can have used this one: not who stands for it, nor what is above it. */
export async function listPlacesToUse(db: Read, example: Example): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select o.id, o.name from organisation.organisation o
    where o.id in (select access.tops('examples.write')) and o.closed_on is null
      and not exists (select from organisation.organisation x where x.id = ${example.organisation_id}::uuid and o.id = any (x.path))
    order by o.name`.execute(db);
  return rows;
}

/**
 * Takes back what one's own organisation has told.
 * @throws {NotFound} what is another's, or has been taken back
 */
export async function removeUse(tx: Tx, example: string, id: string): Promise<void> {
  await getExample(tx, example);
  const gone = await tx
    .deleteFrom('examples.use')
    .where('id', '=', id)
    .where('example_id', '=', example)
    .returning('id')
    .executeTakeFirst();
  if (!gone) throw new NotFound();
  await record(tx, 'example.use_removed', { type: 'example', id: example });
}

export type Use = {
  id: string;
  place: string;
  began_on: string;
  changed: string;
  went: string;
  contact_function: string;
  contact_way: string;
  /** The reader may take it back. */
  mine: boolean;
};

/** Who has used it, the last first. */
export async function listUses(db: Read, example: string): Promise<Use[]> {
  const { rows } = await sql<Use>`select u.id, o.name as place, u.began_on, u.changed, u.went, u.contact_function, u.contact_way,
      u.organisation_id in (select organisation.mine_within('examples.write')) as mine
    from examples.use u join organisation.organisation o on o.id = u.organisation_id
    where u.example_id = ${example}::uuid order by u.began_on desc, u.written_at desc`.execute(db);
  return rows;
}
