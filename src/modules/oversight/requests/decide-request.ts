import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { type Disclosed, type Ground, getRequest, grounds, type LookAtHer, listLooks, outcomes } from './requests.queries.ts';
import { t } from './texts.ts';

/** Its reason, and what was chosen for each entry and each reader: fields named by who and what they are about. */
export const decisionForm = z.object({ weighing: field.optionalText({ max: 4000 }) }).catchall(z.string());

export type Decision = { each: ReadonlyMap<number, Disclosed>; ground: Ground | null; weighing: string };

/** The reader's field, or Samfrid's own. */
export const readerField = ({ reader_id }: Pick<LookAtHer, 'reader_id'>): string => `reader-${reader_id ?? 'samfrid'}`;
export const entryField = ({ entry_id }: Pick<LookAtHer, 'entry_id'>): string => `entry-${entry_id}`;

/**
 * Reads the form: what was chosen for the entry, else for its reader, else for all. Whatever was sent, someone with protected
 * identity is not disclosed (OSL 21:3), and who decides cannot hold back her own name.
 */
export function readDecision(
  values: Readonly<Record<string, string>>,
  looks: readonly LookAtHer[],
): { decision: Decision; errors: Record<string, string> } {
  const chosen = (name: string) => outcomes.find((one) => one === values[name]);
  const whole = chosen('all');
  const errors: Record<string, string> = {};
  const each = new Map<number, Disclosed>();
  for (const look of looks) {
    const wanted = chosen(entryField(look)) ?? chosen(readerField(look)) ?? whole;
    if (!wanted) errors['all'] = t.chooseWhole();
    each.set(look.entry_id, look.guarded ? 'withheld' : look.own || !look.reader_id ? 'named' : (wanted ?? 'named'));
  }
  if (looks.length === 0 && !whole) each.clear();
  const held = [...each.values()].some((one) => one !== 'named');
  const ground = grounds.find((one) => one === values['ground']) ?? null;
  const weighing = values['weighing'] ?? '';
  if (held && !ground) errors['ground'] = t.chooseGround();
  if (!weighing) errors['weighing'] = t.writeWeighing();
  return { decision: { each, ground: held ? ground : null, weighing }, errors };
}

/** Says that she works it, so that two do not. */
export async function takeRequest(tx: Tx, id: string, me: string): Promise<void> {
  await lock(tx, 'oversight.request', id);
  const request = await getRequest(tx, id);
  if (request.taken_at || request.decided_at || request.withdrawn_at) return;
  await tx.updateTable('oversight.request').set({ taken_by: me, taken_at: sql`now()` }).where('id', '=', id).execute();
  await record(tx, 'request.taken', { type: 'request', id, person: request.person_id });
}

/** Decides once, entry by entry, over what the log holds now of the days asked about. Of two at once the second is told. */
export async function decideRequest(
  tx: Tx,
  id: string,
  values: Readonly<Record<string, string>>,
  me: string,
): Promise<Record<string, string>> {
  await lock(tx, 'oversight.request', id);
  const request = await getRequest(tx, id);
  if (request.decided_at) throw new Refused(t.decidedAlready());
  if (request.withdrawn_at) throw new Refused(t.withdrawnAlready());
  const looks = await listLooks(tx, id);
  const { decision, errors } = readDecision(values, looks);
  if (Object.keys(errors).length > 0) return errors;
  await tx
    .updateTable('oversight.request')
    .set({ decided_by: me, decided_at: sql`now()`, ground: decision.ground, weighing: decision.weighing })
    .where('id', '=', id)
    .execute();
  for (let at = 0; at < looks.length; at += 1000) {
    await tx
      .insertInto('oversight.request_entry')
      .values(
        looks.slice(at, at + 1000).map((look) => ({
          ...{
            request_id: id,
            entry_id: look.entry_id,
            act: look.act,
            reader_id: look.reader_id,
            unit_id: look.unit_id,
            role: look.role,
          },
          // As the log has it, to the microsecond.
          at: sql<Date>`(select e.at from audit.entry e where e.id = ${look.entry_id})`,
          outcome: decision.each.get(look.entry_id) ?? 'withheld',
        })),
      )
      .execute();
  }
  await writeLetter(tx, 'oversight.request_ready', request.person_id, { request: id });
  const count = (what: Disclosed) => [...decision.each.values()].filter((one) => one === what).length;
  await record(tx, 'request.decided', {
    ...{ type: 'request', id, person: request.person_id },
    details: { ground: decision.ground, named: count('named'), unit: count('unit'), withheld: count('withheld') },
  });
  return {};
}
