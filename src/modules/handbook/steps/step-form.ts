// A step as its form has it: every way in a row of its own, `to1`, `to2` …; an empty row is no way.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FormState, field } from '#platform/http/form.ts';
import type { Place } from './change-steps.ts';
import { type Branch, LIMITS, type Step, situations } from './step.ts';
import { t } from './texts.ts';

/** What a way may lead to besides a step: the end, or where a new step's way led before. No step can be called so. */
export const END = '.end';
export const ONWARD = '.onward';

export const rows = [1, 2, 3, 4, 5, 6] as const;
type Row = (typeof rows)[number];

const way = <R extends Row>(row: R) =>
  ({
    [`situation${row}`]: z.union([z.literal(''), field.choice(situations)]).default(''),
    [`label${row}`]: field.optionalText({ max: LIMITS.label }),
    [`to${row}`]: field.optionalText({ max: 20 }),
  }) as {
    [K in `situation${R}`]: z.ZodType<Branch['situation'] | ''>;
  } & { [K in `label${R}` | `to${R}`]: z.ZodType<string> };

const fields = {
  title: field.text({ max: LIMITS.title, required: t.noTitle }),
  text: field.optionalText({ max: LIMITS.text }),
  who: field.optionalText({ max: LIMITS.who }),
  when: field.optionalText({ max: LIMITS.when }),
  contact: field.optionalText({ max: LIMITS.contact }),
  law: field.optionalText({ max: LIMITS.law }),
  ...{ ...way(1), ...way(2), ...way(3), ...way(4), ...way(5), ...way(6) },
};
export const stepForm = z.object({ ...fields, stamp: z.string().max(40).default('') });
export const newStepForm = z.object({
  ...fields,
  id: z.string().regex(/^[a-z0-9]{1,20}$/),
  place: z.string().max(60).default(''),
});
export type StepForm = z.output<z.ZodObject<typeof fields>>;

/** The step that a form says, and for each of its ways the row it was typed in. `onward` is where the taken way led. */
export function stepFrom(id: string, form: StepForm, onward: string | null): { step: Step; rowOf: Row[] } {
  const typed = rows.filter((row) => form[`situation${row}`] || form[`label${row}`] || form[`to${row}`]);
  const next = typed.map((row): Branch => {
    const [situation, label, to] = [form[`situation${row}`], form[`label${row}`], form[`to${row}`]];
    const leads = to === END ? null : to === ONWARD ? onward : to;
    return { situation: situation || (label ? 'own' : null), label, to: leads };
  });
  const { title, text, who, when, contact, law } = form;
  return { step: { id, title, text, who, when, contact, law, next }, rowOf: typed };
}

/** As the form's fields have it. */
export function valuesOf(step: Step): FormState['values'] {
  const { id: _, next, ...words } = step;
  const ways = next.flatMap(({ situation, label, to }, i) => [
    [`situation${i + 1}`, situation ?? ''],
    [`label${i + 1}`, label],
    [`to${i + 1}`, to ?? END],
  ]);
  return { ...words, ...Object.fromEntries(ways) };
}

/** What a step looked like when its form was shown: told from this whether somebody has changed it since. */
export const stampOf = (step: Step): string => mark(JSON.stringify(valuesOf(step)));

/** Which steps there are, in which order, and where they lead: whoever arranges them says what she saw. */
export const shapeOf = (steps: readonly Step[]): string =>
  mark(steps.map(({ id, next }) => `${id}:${next.map(({ to }) => to ?? '').join()}`).join(';'));

const mark = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** A place as an address and a form have it; also says where the way led, so that one that has been led elsewhere is noticed. */
export const placeKey = (place: Place): string =>
  place.kind === 'first' ? `.first.${place.onward ?? ''}` : `${place.from}.${place.branch}.${place.onward ?? ''}`;
