import { z } from 'zod';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { t } from './texts.ts';

/** The words of a routine: what is written at the desk, besides its steps and its head. */
export type Words = { title: string; summary: string; body: string };
export const parts = ['title', 'summary', 'body'] as const satisfies readonly (keyof Words)[];

/** The fields, by name. */
export const wordLabels = (): Record<keyof Words, string> => ({ title: t.title(), summary: t.summary(), body: t.body() });

export const MOST_BODY = 200_000;

export const wordsForm = z.object({
  title: noPerson(field.text({ max: 200, required: t.needsTitle })),
  summary: noPerson(field.optionalText({ max: 600 })),
  body: noPerson(field.optionalText({ max: MOST_BODY })),
  revision: field.whole({ min: 1, max: 1_000_000 }),
  /** Sent by the page itself while one writes (src/client/editor/autosave.ts). */
  quiet: field.checkbox(),
  marker: field.optionalText({ max: 40 }),
});

export const revisionForm = wordsForm.pick({ revision: true });

export const sameWords = (one: Words, other: Words): boolean => parts.every((part) => one[part] === other[part]);

export const wordsOf = ({ title, summary, body }: Words): Words => ({ title, summary, body });
