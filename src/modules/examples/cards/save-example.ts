import { sql } from 'kysely';
import { z } from 'zod';
import { listOfferChoices } from '#handbook';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { isLink } from '#platform/text/address.ts';
import { faultSentence } from '#platform/text/index.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { listCourseChoices } from '#training';
import { t } from '../texts.ts';
import { type Example, getMine, lacksOf, listPlaces } from './examples.queries.ts';
import { audiences, evidenceKinds, factors, origins, problemKinds, shownTo } from './words.ts';

const words = (max: number) => noPerson(field.optionalText({ max }));
const parts = {
  title: noPerson(field.text({ max: 160 })),
  problem_kinds: field.many(field.choice(problemKinds)),
  problem: words(4000),
  done: words(10_000),
  audiences: field.many(field.choice(audiences)),
  staffing: words(1000),
  cost: words(1000),
  result: words(4000),
  evidence_kind: z.union([z.literal('').transform(() => null), field.choice(evidenceKinds)]).default(null),
  evidence: words(2000),
  evidence_address: field.optionalText({ max: 500 }),
  factors: field.many(field.choice(factors)),
  contact_function: words(200),
  contact_way: words(200),
  contact_whose: z.enum(['function', 'mine', 'kept']).catch('function'),
  origin: field.choice(origins),
  source_name: words(200),
  source_address: field.optionalText({ max: 500 }),
  routine_id: field.optionalId(),
  course_id: field.optionalId(),
  shown_to: field.choice(shownTo),
};
export const newForm = z.object({ ...parts, id: field.id(), organisation_id: field.id() });
export const editForm = z.object({ ...parts, revision: field.whole({ min: 1, max: 1_000_000 }) });
type Parts = Omit<z.output<typeof editForm>, 'revision'>;

type Saved =
  | { ok: true }
  | { ok: false; field: string; said: string }
  /** What somebody saved instead; nothing of what was typed was kept. */
  | { ok: false; conflict: Example };

/** Adds an example as a draft. The same form sent twice adds one. */
export async function addExample(tx: Tx, form: z.output<typeof newForm>, me: string): Promise<Saved> {
  const { id, organisation_id, contact_whose: whose, ...written } = form;
  if (!(await listPlaces(tx)).some((place) => place.id === organisation_id))
    return { ok: false, field: 'organisation_id', said: t.choosePlace() };
  const wrong = await refuse(tx, form, null);
  if (wrong) return wrong;
  const contact_person_id = whose === 'mine' ? me : null;
  const made = await tx
    .insertInto('examples.example')
    .values({
      ...written,
      id,
      organisation_id,
      contact_person_id,
      written_by: me,
      municipality_id: sql<string>`organisation.controller(${organisation_id}::uuid)`,
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await record(tx, 'example.written', { type: 'example', id });
  else await getMine(tx, id);
  return { ok: true };
}

/** Saves, unless somebody has saved since `revision`. What is published stays so: readers see the new words at once. */
export async function saveExample(
  tx: Tx,
  id: string,
  { revision, contact_whose: whose, ...written }: z.output<typeof editForm>,
  me: string,
): Promise<Saved> {
  await lock(tx, 'examples.example', id);
  const before = await getMine(tx, id);
  if (before.revision !== revision) return { ok: false, conflict: before };
  const wrong = (await refuse(tx, written, before)) ?? refuseContact(written, whose, before);
  if (wrong) return wrong;
  const [lack] = before.state === 'published' ? lacksOf({ ...before, ...written }) : [];
  if (lack) return { ok: false, field: lack, said: t.neededWhilePublished() };
  const contact_person_id = whose === 'mine' ? me : whose === 'kept' ? before.contact_person_id : null;
  const saved = await tx
    .updateTable('examples.example')
    .set({ ...written, contact_person_id, revision: revision + 1, changed_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!saved) throw new NotFound();
  await record(tx, 'example.changed', { type: 'example', id });
  return { ok: true };
}

/** Only she herself writes in another way to reach her. */
function refuseContact({ contact_way }: { contact_way: string }, whose: string, before: Example): Saved | null {
  if (whose !== 'kept') return null;
  if (before.contact_person_id === null || contact_way !== before.contact_way)
    return { ok: false, field: 'contact_whose', said: t.whoseChanged() };
  return null;
}

async function refuse(tx: Tx, written: Omit<Parts, 'contact_whose'>, before: Example | null): Promise<Saved | null> {
  for (const name of ['problem', 'done', 'result'] as const) {
    const said = faultSentence(written[name]);
    if (said) return { ok: false, field: name, said };
  }
  for (const name of ['evidence_address', 'source_address'] as const)
    if (written[name] && !isLink(written[name])) return { ok: false, field: name, said: t.badAddress() };
  const { routine_id: routine, course_id: course } = written;
  if (routine && routine !== before?.routine_id && !(await listOfferChoices(tx)).some((one) => one.routine_id === routine))
    return { ok: false, field: 'routine_id', said: t.badRoutine() };
  if (course && course !== before?.course_id && !(await listCourseChoices(tx)).some((one) => one.id === course))
    return { ok: false, field: 'course_id', said: t.badCourse() };
  return null;
}
