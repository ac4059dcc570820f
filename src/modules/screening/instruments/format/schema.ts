// The format of an instrument, version 1 (docs/instrument-format.md). What one field alone can tell is said here; what several
// say together – keys, skip rules, bands – in the checks beside.
import { z } from 'zod';
import { t } from './texts.ts';

/** Marks a sentence of ours, as platform/http/form.ts does. */
export const OURS = '\u0001';
const say = (sentence: () => string) => ({ error: () => OURS + sentence() });

/** An object with these names and no others; which there are is told with the fault, for "did you mean". */
const only = <S extends z.core.$ZodShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(OURS) : undefined),
  });

export const keyPattern = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const key = z
  .string()
  .regex(keyPattern, say(t.badKey))
  .describe('A short name of its own: a–z, 0–9, hyphen, underscore; at most 40.');
const words = (max: number) => z.string().max(max).regex(/\S/, say(t.emptyText));
const text = (max: number) =>
  only({ sv: words(max), en: words(max).optional() }).describe('The same in Swedish (required) and English.');
const points = z.int().min(-1000).max(1000).describe('Whole: a value never falls between two bands.');
const weight = z.int().min(1).max(100).optional().describe('Points are multiplied by it; 1 where nothing is said.');
const limit = z.int().min(-1_000_000).max(1_000_000);

export const condition = only({
  item: key.describe('The key of an earlier item.'),
  in: z.array(key).min(1).max(30).optional().describe('Met by any of these answers: keys of options, or yes, no.'),
  from: limit.optional().describe('Of a number: at least.'),
  to: limit.optional().describe('Of a number: at most.'),
});
const showWhen = only({
  all: z.array(condition).min(1).max(20).optional(),
  any: z.array(condition).min(1).max(20).optional(),
})
  .optional()
  .describe('The item is shown when all, or any, of these are so. An item that is not shown never counts.');

export const range = only({ from: limit, to: limit, points });
export const band = only({ from: limit, to: limit, label: text(200), advice: text(2000) });

const option = only({ key, label: text(500) });
const pointed = only({ key, label: text(500), points });
const asked = { key, text: text(2000), help: text(2000).optional(), show_when: showWhen };

const scoredItem = z.discriminatedUnion('type', [
  only({ type: z.literal('choice'), ...asked, weight, options: z.array(pointed).min(2).max(30) }),
  only({ type: z.literal('choices'), ...asked, weight, options: z.array(pointed).min(1).max(30) }),
  only({ type: z.literal('yes_no'), ...asked, weight, points: only({ yes: points, no: points }) }),
  only({
    type: z.literal('number'),
    ...asked,
    ...{ weight, min: limit, max: limit, unit: text(40).optional() },
    points: z.array(range).min(1).max(50).optional().describe('Covers min–max; left out where the number gives no points.'),
  }),
]);

const judgement = z
  .array(option)
  .min(2)
  .max(10)
  .optional()
  .describe('How it is judged; present, partly, absent, unknown where nothing is said.');
const unscoredItem = z.discriminatedUnion('type', [
  only({ type: z.literal('factor'), ...asked, judgements: judgement }),
  only({ type: z.literal('choice'), ...asked, options: z.array(option).min(2).max(30) }),
  only({ type: z.literal('choices'), ...asked, options: z.array(option).min(1).max(30) }),
  only({ type: z.literal('yes_no'), ...asked }),
  only({ type: z.literal('number'), ...asked, min: limit, max: limit, unit: text(40).optional() }),
]);

const section = <S extends z.ZodType>(item: S) =>
  only({ title: text(200), intro: text(4000).optional(), items: z.array(item).min(1).max(100) });
const head = {
  $schema: z.string().max(500).optional().describe('Where the JSON Schema is, for editors.'),
  format: z.literal('samfrid-instrument/1'),
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, say(t.badInstrumentKey))
    .describe('The instrument’s own short name.'),
  version: words(40).describe('What its owner calls this version.'),
  title: text(200),
  purpose: text(2000),
  source: text(2000),
  licence: only({ owner: words(300).describe('Who owns the text.'), note: text(2000).describe('What is allowed.') }),
  intro: text(6000).describe('What is said to the person before one begins.'),
};

export const scored = only({
  ...head,
  kind: z.literal('scored'),
  sections: z.array(section(scoredItem)).min(1).max(50),
  bands: z.array(band).min(1).max(20).describe('Cover every value that can be reached, without gaps or overlaps.'),
});

export const unscored = only({
  ...head,
  kind: z.literal('unscored'),
  sections: z.array(section(unscoredItem)).min(1).max(50),
  own_factors: z.int().min(0).max(10).optional().describe('How many factors of one’s own may be added; 0 where nothing is said.'),
  overall: z
    .array(
      only({
        ...{ key, label: text(500), help: text(2000).optional() },
        options: z.array(option).min(2).max(10).optional().describe('low, medium, high where nothing is said.'),
      }),
    )
    .min(1)
    .max(10)
    .describe('What is judged as a whole. Never a sum: factors are weighed, not counted.'),
});

export const document = z.discriminatedUnion('kind', [scored, unscored]);
export const items = { scored: scoredItem, unscored: unscoredItem };
export const TYPES = {
  scored: ['choice', 'choices', 'yes_no', 'number'],
  unscored: ['factor', 'choice', 'choices', 'yes_no', 'number'],
};

export type Text = { sv: string; en?: string | undefined };
export type Scored = z.output<typeof scored>;
export type Unscored = z.output<typeof unscored>;
export type Instrument = Scored | Unscored;
export type ScoredItem = z.output<typeof scoredItem>;
export type Item = ScoredItem | z.output<typeof unscoredItem>;
export type Condition = z.output<typeof condition>;
export type Band = z.output<typeof band>;

/** As JSON Schema (draft 2020-12), for editors and for other programs. */
export const formatSchema = (at: string) => ({
  $id: at,
  title: 'Samfrid instrument, format 1',
  ...z.toJSONSchema(document, { io: 'input' }),
});
