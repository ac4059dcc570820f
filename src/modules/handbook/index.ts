import type { Module } from '#platform/module.ts';
import { dueLetters } from './due/letters.ts';
import { dueJobs } from './due/warn-of-due.ts';
import { handbookInvariants } from './invariants.ts';
import { originLetters } from './origins/letters.ts';
import { originJobs } from './origins/tell-writers.ts';
import { permissions } from './permissions.ts';
import { readingLetters } from './receipts/letters.ts';
import { readingJobs } from './receipts/remind-readers.ts';
import { reviewLetters } from './reviews/letters.ts';
import { handbookRoutes } from './routes.tsx';
import { indexCommand, searchJobs } from './search/index-again.ts';
import { t } from './texts.ts';
import { publishJobs } from './versions/publish-due.ts';
import { writingJobs } from './writing/forget-savings.ts';

export const handbook: Module = {
  name: 'handbook',
  routes: handbookRoutes,
  permissions,
  commands: [indexCommand],
  menu: [{ href: '/handbook', label: t.menu, permission: 'handbook.read' }],
  jobs: () => [...publishJobs, ...dueJobs, ...writingJobs, ...originJobs, ...readingJobs, ...searchJobs],
  letters: { ...reviewLetters, ...dueLetters, ...originLetters, ...readingLetters },
  invariants: handbookInvariants,
};

export { cardWaits } from './emergency-card/waits.ts';
export { type CopyPlace, copyForm, copyRoutine, listCopyPlaces } from './origins/copy-routine.ts';
export { findOfferOf, listOfferChoices } from './origins/offers.queries.ts';
export { originWaits } from './origins/origin.queries.ts';
export {
  type Enter,
  type HandbookChoice,
  listProposable,
  listProposalsFrom,
  type ProposalStatus,
  type Proposed,
  propose,
  proposes,
} from './proposals/propose.ts';
export { readingWaits } from './receipts/reading-waits.ts';
export { findOurs } from './routines/routines.queries.ts';
export { writingWaits } from './writing-desk/waits-for-me.ts';
