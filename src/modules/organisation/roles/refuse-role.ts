import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { t } from './texts.ts';

type Field = 'role' | 'from' | 'until';

/** A refusal that belongs to a field of the form, which comes back with what was typed. */
export class RefusedField extends Refused {
  readonly field: Field;
  constructor(field: Field, said: string) {
    super(said);
    this.field = field;
  }
}

const sentences: Record<string, [Field, () => string]> = {
  role_is_over: ['until', t.isOver],
  role_backdated: ['from', t.backdated],
  role_for_a_time: ['until', t.forATime],
  role_in_a_circle: ['role', t.inACircle],
  role_kept_apart: ['role', t.keptApart],
  role_once: ['role', t.hasAlready],
  role_ends_first: ['until', t.endsBeforeItBegins],
};

/** A rule that the database keeps for every road to the table, told as a sentence. Only this work is undone: the page is shown again. */
export async function refuseRole<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint role`.execute(tx);
  try {
    return await work();
  } catch (error) {
    const { constraint = '' } = error as { constraint?: string };
    const said = sentences[constraint];
    if (!said) throw error;
    await sql`rollback to savepoint role`.execute(tx);
    throw new RefusedField(said[0], said[1]());
  }
}
