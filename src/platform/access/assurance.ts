/**
 * How surely a person must have signed in. 1: a password alone. 2: her organisation's sign-in, a passkey, or password and
 * one-time code. 3: level of assurance 3 (tillitsnivå 3, LoA3), which only an identity provider gives.
 */
export type Level = 1 | 2 | 3;

/** What a permission asks for. `fresh`: she must have proved who she is within so many minutes. */
export type Assurance = { level: Level; fresh?: number };

export type AccessRules = {
  /** Role → permissions. */
  roles: ReadonlyMap<string, readonly string[]>;
  /** Permission → assurance. */
  assurance: ReadonlyMap<string, Assurance>;
};
