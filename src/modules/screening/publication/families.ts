import type { Counts } from './counts.ts';

/** Numbers of one thing, shown together or not at all. */
export type Family = {
  name: string;
  /** Parts that exclude each other; what must never be small. Their sum is known where the family above is. */
  parts: (c: Counts) => readonly number[];
  /** The numbers as published: parts, and sums of parts. */
  measures: (c: Counts) => Readonly<Record<string, number>>;
  /**
   * Nobody is as telling as a few, where it is people's answers that are counted: if everyone said yes, each of them did
   * (group disclosure). Where it is the staff's work, "everyone was asked" tells nothing about anyone.
   */
  zeroIsSmall: boolean;
};

const family = (
  name: string,
  zeroIsSmall: boolean,
  parts: (c: Counts) => Record<string, number>,
  sums: (c: Counts) => Record<string, number> = () => ({}),
): Family => ({
  name,
  zeroIsSmall,
  parts: (c) => Object.values(parts(c)),
  measures: (c) => ({ ...sums(c), ...parts(c) }),
});

/** Whether one asks: by unit, month, quarter, year and channel. */
export const asked = family(
  'asked',
  false,
  (c) => ({ asked: c.asked, not_asked: c.visits - c.asked }),
  (c) => ({ visits: c.visits }),
);

/** What those who were asked answered. */
export const answers = family('answers', true, (c) => ({ yes: c.yes, not_yes: c.asked - c.yes }));

/** Finer questions, each about a part of a family above: [family, the family whose part it divides]. By year only. */
export const finer: readonly (readonly [Family, string])[] = [
  [
    family('reasons', false, (c) => ({
      company: c.company,
      interpreter: c.interpreter,
      child: c.child,
      acute: c.acute,
      other: c.other,
    })),
    'asked',
  ],
  [family('declined', true, (c) => ({ no: c.no, declined: c.declined })), 'answers'],
  [family('children', true, (c) => ({ with_children: c.children, without_children: c.yes - c.children })), 'answers'],
  [family('support', false, (c) => ({ offered: c.offered, not_offered: c.yes - c.offered })), 'answers'],
  [family('accepted', true, (c) => ({ accepted: c.accepted, not_accepted: c.offered - c.accepted })), 'support'],
];

/** Re-asks by the year they were due. Divides nothing that is published elsewhere. */
export const reAsks = family(
  're_asks',
  false,
  (c) => ({ done: c.done, not_done: c.due - c.done }),
  (c) => ({ due: c.due }),
);

export const families = [asked, answers, ...finer.map(([one]) => one), reAsks] as const;

export const isEmpty = ({ parts }: Family, c: Counts): boolean => parts(c).every((n) => n === 0);

/** The threshold rule: every part is at least `threshold`, or nobody where nobody tells nothing. */
export const isSafe = ({ parts, zeroIsSmall }: Family, c: Counts, threshold: number): boolean =>
  parts(c).every((n) => n >= threshold || (n === 0 && !zeroIsSmall));
