// Typed messages without a package: the Swedish texts are the shape, so a missing, extra or
// wrongly parameterised English text does not compile (docs/decisions/0006).

import type { Locale } from './locale.ts';
import { locale } from './locale.ts';

type Plural = { one: string; other: string };
type Messages = Record<string, string | Plural>;

/** The shape the other language must have: same keys, plural where Swedish is plural. */
export type Shape<T extends Messages> = { [K in keyof T]: T[K] extends string ? string : Plural };

type Names<S> = S extends `${string}{${infer P}}${infer Rest}` ? P | Names<Rest> : never;
type Params<V> = V extends string ? Names<V> : V extends { other: infer O } ? Names<O> | 'n' : never;
type Call<V> = [Params<V>] extends [never] ? () => string : (values: Record<Params<V>, string | number>) => string;
export type Texts<T extends Messages> = { readonly [K in keyof T]: Call<T[K]> };

const rules: Record<Locale, Intl.PluralRules> = { sv: new Intl.PluralRules('sv'), en: new Intl.PluralRules('en') };

/**
 * Makes `t.key({ … })` out of the two languages. The language is the reader's (see `locale`).
 * Numbers are written as the language writes them (1 200 · 0,5).
 */
export function texts<const T extends Messages>(sv: T, en: Shape<T>): Texts<T> {
  const both: Record<Locale, Messages> = { sv, en };
  const entries = Object.keys(sv).map((key) => [key, (values: Record<string, string | number> = {}) => write(both, key, values)]);
  return Object.fromEntries(entries) as Texts<T>;
}

function write(both: Record<Locale, Messages>, key: string, values: Record<string, string | number>): string {
  const language = locale();
  const message = both[language][key];
  if (message === undefined) throw new Error(`no text ${key}`);
  const sentence =
    typeof message === 'string' ? message : rules[language].select(Number(values['n'])) === 'one' ? message.one : message.other;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => show(values[name], language));
}

const numbers: Record<Locale, Intl.NumberFormat> = { sv: new Intl.NumberFormat('sv-SE'), en: new Intl.NumberFormat('en-GB') };

function show(value: string | number | undefined, language: Locale): string {
  return typeof value === 'number' ? numbers[language].format(value) : (value ?? '');
}
