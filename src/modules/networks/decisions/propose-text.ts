import { sql } from 'kysely';
import { z } from 'zod';
import { type Enter, type Proposed, propose } from '#handbook';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { isId } from '#platform/http/param.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { t } from './texts.ts';

export const proposeForm = z.object({
  /** A handbook, where a new routine is wished for, or one of its routines: 'handbook' or 'handbook/routine'. */
  target: z.string(say(t.chooseRoutine)).refine(isTarget, say(t.chooseRoutine)),
  place: noPerson(field.optionalText({ max: 200 })),
  text: noPerson(field.text({ max: 8000, required: t.needsText })),
});

function isTarget(target: string): boolean {
  const ids = target.split('/');
  return ids.length <= 2 && ids.every(isId);
}

type Source = Pick<Proposed, 'sourceKind' | 'sourceId' | 'sourceLabel' | 'sourceHref'>;

/** Proposes what was decided or answered as handbook text; whoever keeps the handbook says what becomes of it. */
export async function proposeText(
  tx: Tx,
  { sourceLabel, ...source }: Source,
  { target, place, text }: z.output<typeof proposeForm>,
  me: string,
): Promise<void> {
  const [handbook = '', routine = null] = target.split('/');
  await propose(tx, { handbook, routine, place, text, ...source, sourceLabel: sourceLabel.slice(0, 300) }, me, enter);
}

/** @throws {NotFound} for who does not see the decision or the question as it stands */
const enter: Enter = async (tx, id, { sourceKind, sourceId, sourceLabel, handbook, routine, place, text }) => {
  const { rows } = await sql<{
    done: boolean | null;
  }>`select networks.propose(${id}::uuid, ${sourceKind}, ${sourceId}::uuid, ${sourceLabel},
    ${handbook}::uuid, ${routine}::uuid, ${place}, ${text}) as done`.execute(tx);
  const done = rows[0]?.done ?? null;
  if (done === null) throw new NotFound();
  return done;
};
