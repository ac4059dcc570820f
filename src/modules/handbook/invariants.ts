import type { Invariant } from '#platform/module.ts';
import { binderInvariants } from './binder/invariants.ts';
import { originInvariants } from './origins/invariants.ts';
import { receiptInvariants } from './receipts/invariants.ts';
import { searchInvariants } from './search/invariants.ts';
import { stepInvariants } from './steps/invariants.ts';
import { versionInvariants } from './versions/invariants.ts';

/** What must always be true of the module's tables. */
export const handbookInvariants: readonly Invariant[] = [
  ...binderInvariants,
  ...originInvariants,
  ...receiptInvariants,
  ...searchInvariants,
  ...stepInvariants,
  ...versionInvariants,
];
