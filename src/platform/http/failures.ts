// The kinds of failure a person meets; everything else is a bug (docs/house.md, "Four kinds of failure").

/** Absent, or not yours: the same answer for both. 404. */
export class NotFound extends Error {}

/** A rule of the field says no; the sentence says why and what one can do instead. 409. */
export class Refused extends Error {
  constructor(sentence: string) {
    super(sentence);
  }
}

/** Not signed in. Pages lead to sign-in and back; the API answers 401. */
export class SignInFirst extends Error {}
