// What a routine's steps are: a list that begins at its first, where each step leads on by one or more branches. Stored with
// the version (handbook.version.steps), so that a version is whole in itself.

/** The situations that routines on violence part by (Falun's handbook): `own` is another, said in the branch's own words. */
export const situations = ['wants_help', 'declines', 'denies_but_suspected', 'cannot_speak', 'own'] as const;
export type Situation = (typeof situations)[number];

export type Branch = {
  /** Null where there is one way on only, and nothing to choose between. */
  situation: Situation | null;
  /** The branch's own words; empty where the situation says enough. */
  label: string;
  /** The step it leads to; null where the routine ends. */
  to: string | null;
};

export type Step = {
  /** Short and lasting: versions are compared by it, and other steps lead to it. Lower-case letters and digits. */
  id: string;
  title: string;
  /** What one does, as Markdown. */
  text: string;
  /** Who does it. */
  who: string;
  /** When at latest, in words: "samma dag". */
  when: string;
  /** Whom to turn to: name of a function and how to reach it. */
  contact: string;
  /** What the law says: references as Markdown links with the scheme `lag:` (platform/text). */
  law: string;
  next: readonly Branch[];
};

/** How much there is room for. Lengths are UTF-16 units, as the database and the forms count; `bytes` of all steps as JSON. */
export const LIMITS = {
  steps: 60,
  branches: 6,
  title: 120,
  text: 4000,
  who: 200,
  when: 200,
  contact: 300,
  law: 1000,
  label: 120,
  bytes: 380_000,
} as const;

/** Its number as read: 1 for the first. 0 where there is no such step. */
export const numberOf = (steps: readonly Step[], id: string): number => steps.findIndex((step) => step.id === id) + 1;
