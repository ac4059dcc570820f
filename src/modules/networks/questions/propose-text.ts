import { z } from 'zod';
import { propose } from '#handbook';
import type { Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { getQuestion } from './questions.queries.ts';
import { t } from './texts.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const proposeForm = z.object({
  /** A handbook, or a handbook and one of its routines: 'handbook' or 'handbook:routine'. */
  where: field.text({ max: 80, required: t.proposeWhereMissing }).regex(new RegExp(`^${UUID}(:${UUID})?$`, 'i')),
  place: noPerson(field.optionalText({ max: 200 })),
  text: noPerson(field.text({ max: 8000, required: t.proposeTextMissing })),
});

/** Proposes what was answered as handbook text. The members' question is told of by network, day and title. */
export async function proposeText(
  tx: Tx,
  question: string,
  { where, place, text }: z.output<typeof proposeForm>,
  me: string,
): Promise<void> {
  const { title, network, asked_at } = await getQuestion(tx, question);
  const [handbook = '', routine = null] = where.split(':');
  const proposed = { handbook, routine, place, text, sourceKind: 'question' as const, sourceId: question };
  const sourceLabel = t.sourceLabel({ network, day: formatDate(asked_at), title }).slice(0, 300);
  await propose(tx, { ...proposed, sourceLabel, sourceHref: `/networks/questions/${question}` }, me);
}
