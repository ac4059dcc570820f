import { texts } from '#platform/i18n/texts.ts';
import { en as actsEn } from './acts/texts.en.ts';
import { sv as actsSv } from './acts/texts.sv.ts';
import { en as factsEn } from './facts/texts.en.ts';
import { sv as factsSv } from './facts/texts.sv.ts';
import { t } from './texts.ts';

type Sentences = Readonly<Record<string, (gaps: { about: string }) => string>>;

const acts: Sentences = texts(actsSv, actsEn);
const facts: Sentences = texts(factsSv, factsEn);

/** Every act that has a sentence: what one may filter by. */
export const actsKnown: readonly string[] = Object.keys(actsSv);

/** What was done, as it follows a name: "öppnade sidan om Anna Andersson". An act of a version since gone keeps its code. */
export const actWords = (act: string, about: string | null): string =>
  (acts[act] ?? (() => act))({ about: about ?? t.someone() });

/** Does the act's sentence itself say whom it was about? */
export const tellsAbout = (act: string): boolean => /\{about\}/.test((actsSv as Readonly<Record<string, string>>)[act] ?? '');

/** The facts of an act with what they are called; ids short, so that two can be told apart and a line is not filled. */
export const factsOf = (details: unknown): { term: string; value: string }[] =>
  Object.entries((details ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({ term: factName(name), value: valueWords(value) }));

const factName = (name: string): string => capital((facts[name] ?? (() => name.replaceAll('_', ' ')))({ about: '' }));

/** A sentence that stands alone. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? t.yes() : t.no();
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value).replace(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '$1…');
}
