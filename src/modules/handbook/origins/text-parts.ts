import { sections } from '#platform/text/index.ts';
import type { Step } from '../steps/step.ts';
import type { Keyed } from './keyed.ts';

/** What is taken over piece by piece; who owns and revises a routine is each one's own. */
export type RoutineText = { title: string; summary: string; body: string; steps: readonly Step[] };

/** The text by its headings. The same heading twice is told apart by its place among them. */
export const sectionsOf = (body: string): Keyed<string> =>
  sections(body).map(({ id, source }) => ({ key: id, value: source.replace(/\s+$/, '') }));

/** The text again: one empty line between sections, as Markdown is written. */
export const bodyOf = (list: Keyed<string>): string =>
  list
    .map(({ value }) => value)
    .filter((value) => value !== '')
    .join('\n\n');

export const keyedSteps = (steps: readonly Step[]): Keyed<Step> => steps.map((step) => ({ key: step.id, value: step }));
export const stepsOf = (list: Keyed<Step>): Step[] => list.map(({ value }) => value);

/** What a section is called: its heading without marks. Empty for what stands before the first heading. */
export const headingOf = (source: string): string => sections(source).find(({ id }) => id !== '')?.heading ?? '';
