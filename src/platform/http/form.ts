import { z } from 'zod';
import { Unreadable } from './failures.ts';
import type { FormState } from './form-state.ts';
import type { Ctx } from './router.ts';
import { t } from './texts.ts';

export type { FormState } from './form-state.ts';
export { emptyForm, filled, idIn } from './form-state.ts';

/**
 * Reads a posted form. On success the value as the schema says; else the form as typed, with one sentence a field, for
 * the page to show again (422). A name given several times becomes a list. Files are read apart, with `readFile`.
 */
export async function readForm<S extends z.ZodType>(
  c: Ctx,
  schema: S,
): Promise<{ ok: true; value: z.output<S> } | { ok: false; form: FormState }> {
  const values = await readValues(c);
  const unkeepable = Object.entries(values).filter(([, value]) => [value].flat().some((text) => text.includes(NOTHING)));
  if (unkeepable.length > 0)
    return {
      ok: false,
      form: withoutNothing(
        values,
        unkeepable.map(([name]) => name),
      ),
    };
  const read = schema.safeParse(values);
  if (read.success) return { ok: true, value: read.data };
  const errors = bare<string>();
  for (const issue of read.error.issues) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??= sentence(issue);
  }
  return { ok: false, form: { values, errors } };
}

/** An object that has nothing but what is put in it: a field may be called `constructor`, or anything else a sender likes. */
const bare = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

/** U+0000, which the database cannot keep in a text; every other character it can. */
const NOTHING = '\u0000';

function withoutNothing(values: Record<string, string | string[]>, names: readonly string[]): FormState {
  const clean = (value: string | string[]) =>
    Array.isArray(value) ? value.map((text) => text.replaceAll(NOTHING, '')) : value.replaceAll(NOTHING, '');
  return {
    values: Object.assign(bare(), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, clean(value)]))),
    errors: Object.fromEntries(names.map((name) => [name, t.notKeepable()])),
  };
}

/**
 * What was typed, whatever it is worth: each field's text, or its texts where the name was given several times. For a page
 * that is shown again when no field is at fault: somebody saved meanwhile, or a row is to be added.
 * @throws {Unreadable}
 */
export const readTyped = async (c: Ctx): Promise<FormState['values']> => withoutNothing(await readValues(c), []).values;

/** The form as typed, with a sentence for a field that a rule of the field refused after it was read. */
export async function refuseField(c: Ctx, field: string, said: string): Promise<FormState> {
  return { values: await readTyped(c), errors: { [field]: said } };
}

/** A password is what was typed, with its spaces (NIST SP 800-63B, 3.1.1.2). */
const SECRET = /password$/i;

async function readValues(c: Ctx): Promise<Record<string, string | string[]>> {
  const values = bare<string | string[]>();
  for (const [name, value] of await readPosted(c)) {
    if (typeof value !== 'string') continue;
    const text = SECRET.test(name) ? value : value.replace(/\r\n?/g, '\n').trim();
    const before = values[name];
    values[name] = before === undefined ? text : [before, text].flat();
  }
  return values;
}

/**
 * What was posted, before any schema. Read here and nowhere else: a broken body is the sender's fault and no bug of ours.
 * @throws {Unreadable}
 */
export async function readPosted(c: Ctx): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (error) {
    if (error instanceof TypeError) throw new Unreadable();
    throw error;
  }
}

/** A file field's file; null when none was chosen. */
export async function readFile(c: Ctx, field: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = (await readPosted(c)).get(field);
  // A browser sends a nameless, empty file when none was chosen; an empty one that was chosen has a name.
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Our sentence for what is wrong: fields made below carry one already; the rest is said in general. */
function sentence(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith(OURS)) return issue.message.slice(OURS.length);
  return issue.code === 'invalid_type' ? t.fillIn() : t.notPossible();
}

const OURS = '\u0001';
/** A schema's own sentence, in the language of who reads it. */
export const say = (text: () => string) => ({ error: () => OURS + text() });

/** Fields as forms have them: everything arrives as text, empty means not filled in. */
export const field = {
  text: (o: { max: number; required?: string | (() => string) }) =>
    z
      .string(say(t.fillIn))
      .min(
        1,
        say(() => (typeof o.required === 'function' ? o.required() : (o.required ?? t.fillIn()))),
      )
      .max(
        o.max,
        say(() => t.tooLong({ max: o.max })),
      ),
  optionalText: (o: { max: number }) =>
    z
      .string()
      .max(
        o.max,
        say(() => t.tooLong({ max: o.max })),
      )
      .default(''),
  whole: (o: { min: number; max: number }) =>
    z
      .string(say(t.fillIn))
      .regex(
        /^-?\d{1,9}$/,
        say(() => t.wholeNumber({ min: o.min, max: o.max })),
      )
      .transform(Number)
      .refine(
        (n) => n >= o.min && n <= o.max,
        say(() => t.wholeNumber({ min: o.min, max: o.max })),
      ),
  optionalWhole: (o: { min: number; max: number }) =>
    z
      .string()
      .default('')
      .refine(
        (s) => s === '' || (/^-?\d{1,9}$/.test(s) && Number(s) >= o.min && Number(s) <= o.max),
        say(() => t.wholeNumber({ min: o.min, max: o.max })),
      )
      .transform((s) => (s === '' ? null : Number(s))),
  day: () => z.string(say(t.fillIn)).refine(isDay, say(t.notADay)),
  optionalDay: () =>
    z
      .string()
      .default('')
      .refine((s) => s === '' || isDay(s), say(t.notADay))
      .transform((s) => s || null),
  /** 'HH:MM', also typed as 14.30. */
  time: () =>
    z
      .string(say(t.fillIn))
      .regex(/^([01]?\d|2[0-3])[.:][0-5]\d$/, say(t.notATime))
      .transform((s) => s.replace('.', ':').padStart(5, '0')),
  choice: <const T extends readonly [string, ...string[]]>(options: T) => z.enum(options, say(t.chooseOne)),
  /** Check boxes of one name: always a list. */
  many: <S extends z.ZodType<unknown, string>>(each: S) =>
    z
      .union([z.array(z.string()), z.string()])
      .default([])
      .transform((v) => [v].flat().filter((s) => s !== ''))
      .pipe(z.array(each)),
  checkbox: () =>
    z
      .string()
      .optional()
      .transform((s) => s !== undefined && s !== ''),
  /** As the database writes it, so that it may be compared with what was read there. */
  id: () => z.uuid(say(t.chooseOne)).toLowerCase(),
  optionalId: () =>
    z
      .union([z.literal(''), field.id()])
      .default('')
      .transform((s) => s || null),
  email: () =>
    z
      .string(say(t.fillIn))
      .max(254, say(t.notAnEmail))
      .regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, say(t.notAnEmail)),
  percent: () =>
    z
      .string(say(t.fillIn))
      .regex(/^\d{1,3}([.,]\d+)?\s*%?$/, say(t.notAShare))
      .transform((s) => Number(s.replace(',', '.').replace(/\s*%/, '')) / 100)
      .refine((n) => n > 0 && n <= 1, say(t.notAShare)),
};

/** A real day written 2026-11-21. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text >= '1900-01-01';
}
