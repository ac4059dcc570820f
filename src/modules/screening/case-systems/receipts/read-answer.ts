import { type FieldError, Problem } from '#platform/api/problem.ts';
import { t as api } from '#platform/api/texts.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { type Answer, type Outcome, type Reason, wrongDay } from '../../visits/answer.ts';
import { t } from '../texts.ts';

type Told = {
  opened_at: string;
  closed_at: string;
  outcome: Outcome;
  reason?: Reason | null | undefined;
  children?: boolean | null | undefined;
  offered?: boolean | null | undefined;
  accepted?: boolean | null | undefined;
  ask_again_on?: string | null | undefined;
};

const A_YEAR = 366 * 86_400_000;

/** A 422 about one field. */
export const wrong = (field: string, detail: string): Problem => new Problem(422, api.invalid(), [{ field, detail }]);

/**
 * The answer as a case system tells it. A program is told of what does not belong together, instead of having it left out.
 * @throws {Problem} with every field that is wrong
 */
export function readAnswer(told: Told): Answer & { opened: Date; closed: Date } {
  const { outcome } = told;
  const [opened, closed] = [new Date(told.opened_at), new Date(told.closed_at)];
  const errors: FieldError[] = [];
  const say = (field: string, detail: string) => errors.push({ field, detail });
  const belongs = (field: keyof Told, wanted: boolean, where: string) => {
    const value = told[field] ?? null;
    if (wanted && value === null) say(field, api.missing());
    if (!wanted && value !== null) say(field, t.belongsTo({ where }));
    return wanted ? value : null;
  };
  const reason = belongs('reason', outcome === 'not_asked', 'outcome = not_asked') as Reason | null;
  const children = belongs('children', outcome === 'yes', 'outcome = yes') as boolean | null;
  const offered = belongs('offered', outcome === 'yes', 'outcome = yes') as boolean | null;
  const accepted = belongs('accepted', offered === true, 'offered = true') as boolean | null;
  // After an answer the protocol decides, one way for all: a day of its own would tell what was answered.
  const again = belongs('ask_again_on', outcome === 'not_asked', 'outcome = not_asked') as string | null;
  if (again !== null) {
    const trouble = wrongDay(again, localDate(closed));
    if (trouble) say('ask_again_on', trouble);
  }
  if (opened > closed) say('opened_at', t.opensFirst());
  else if (closed.getTime() - opened.getTime() > A_YEAR) say('opened_at', t.openTooLong());
  if (errors.length > 0) throw new Problem(422, api.invalid(), errors);
  return { outcome, reason, children, offered, accepted, again, opened, closed };
}
