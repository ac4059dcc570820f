import type { Counts } from '../counts.ts';
import type { Figure } from './county.ts';

/** What can become of one visit, as finely as a published number tells it. */
export const fine = [
  ...['company', 'interpreter', 'child', 'acute', 'other', 'no', 'declined'],
  ...['yes children offered accepted', 'yes children offered', 'yes children', 'yes offered accepted', 'yes offered', 'yes'],
] as const;
/** The same, as coarsely as it is told by month and channel. */
export const coarse = ['yes', 'not yes', 'not asked'] as const;

const reasons = ['company', 'interpreter', 'child', 'acute', 'other'];
const yes = (outcome: string) => outcome.split(' ')[0] === 'yes';
const has = (outcome: string, word: string) => outcome.split(' ').includes(word);
const notAsked = (outcome: string) => reasons.includes(outcome) || outcome === 'not asked';

/** Which outcomes a published measure counts. */
const counts: Readonly<Record<string, (outcome: string) => boolean>> = {
  visits: () => true,
  asked: (o) => !notAsked(o),
  not_asked: notAsked,
  yes,
  not_yes: (o) => !yes(o) && !notAsked(o),
  no: (o) => o === 'no',
  declined: (o) => o === 'declined',
  with_children: (o) => yes(o) && has(o, 'children'),
  without_children: (o) => yes(o) && !has(o, 'children'),
  offered: (o) => yes(o) && has(o, 'offered'),
  not_offered: (o) => yes(o) && !has(o, 'offered'),
  accepted: (o) => yes(o) && has(o, 'accepted'),
  not_accepted: (o) => yes(o) && has(o, 'offered') && !has(o, 'accepted'),
  ...Object.fromEntries(reasons.map((reason) => [reason, (o: string) => o === reason])),
};
export const countsIn = (measure: string, outcome: string): boolean => counts[measure]!(outcome);

/** The same measures of the true counts. */
export const truth: Readonly<Record<string, (c: Counts) => number>> = {
  visits: (c) => c.visits,
  asked: (c) => c.asked,
  not_asked: (c) => c.visits - c.asked,
  yes: (c) => c.yes,
  not_yes: (c) => c.asked - c.yes,
  no: (c) => c.no,
  declined: (c) => c.declined,
  with_children: (c) => c.children,
  without_children: (c) => c.yes - c.children,
  offered: (c) => c.offered,
  not_offered: (c) => c.yes - c.offered,
  accepted: (c) => c.accepted,
  not_accepted: (c) => c.offered - c.accepted,
  company: (c) => c.company,
  interpreter: (c) => c.interpreter,
  child: (c) => c.child,
  acute: (c) => c.acute,
  other: (c) => c.other,
};

/** Months 0–11 a figure is about. */
export function monthsIn({ span, starts_on }: Pick<Figure, 'span' | 'starts_on'>): number[] {
  const first = Number(starts_on.slice(5, 7)) - 1;
  return Array.from({ length: { month: 1, quarter: 3, year: 12 }[span] }, (_, i) => first + i);
}
