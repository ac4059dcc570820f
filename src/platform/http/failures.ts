// The kinds of failure a person meets; everything else is a bug (docs/house.md, "Four kinds of failure").
import type { Level } from '#platform/access/assurance.ts';

/** Absent, or not yours: the same answer for both. 404. */
export class NotFound extends Error {}

/** A field's label, and what was typed in it. */
export type Typed = { label: string; text: string };

/** What was typed has nothing to be saved in: thrown away meanwhile, or not hers. The answer shows the words. 404. */
export class NothingToSaveIn extends NotFound {
  readonly title: string;
  readonly typed: readonly Typed[];
  constructor(title: string, sentence: string, typed: readonly Typed[]) {
    super(sentence);
    this.title = title;
    this.typed = typed;
  }
}

/** Told to others by name, and opened by members only: absent, or not hers, with a way back instead of a dead end. 404. */
export class MembersOnly extends NotFound {
  readonly title: string;
  readonly back: { href: string; label: string };
  constructor(title: string, sentence: string, back: { href: string; label: string }) {
    super(sentence);
    this.title = title;
    this.back = back;
  }
}

/** What was sent is no form that can be read: a broken body. 400. */
export class Unreadable extends Error {}

/** A rule of the field says no; the sentence says why and what one can do instead. 409. */
export class Refused extends Error {
  constructor(sentence: string) {
    super(sentence);
  }
}

/** She may, but must first show more surely who she is. Pages lead to the step up and back; the API answers 403 (RFC 9470). */
export class StepUp extends Error {
  readonly level: Level;
  readonly fresh: boolean;
  constructor(level: Level, fresh: boolean) {
    super('step up');
    this.level = level;
    this.fresh = fresh;
  }
}

/** Not signed in. Pages lead to sign-in and back; the API answers 401. */
export class SignInFirst extends Error {}
