import type { Invariant } from '#platform/module.ts';

/** What must always be true of the module's tables. */
export const networksInvariants: readonly Invariant[] = [];
