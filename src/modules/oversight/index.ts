import type { Module } from '#platform/module.ts';
import { erasePerson } from './erase-person.ts';
import { incidentLetters } from './incidents/letters.ts';
import { warnOfClocks } from './incidents/warn-of-clocks.ts';
import { oversightInvariants } from './invariants.ts';
import { assurance, permissions } from './permissions.ts';
import { requestLetters } from './requests/letters.ts';
import { reviewJobs } from './reviews/jobs.ts';
import { reviewLetters } from './reviews/letters.ts';
import { oversightRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const oversight: Module = {
  name: 'oversight',
  routes: oversightRoutes,
  permissions,
  assurance,
  menu: [{ href: '/oversight', label: t.menu, permission: 'requests.ask' }],
  jobs: () => [...reviewJobs, { name: 'oversight.clocks', work: (worker) => warnOfClocks(worker), every: '*/10 * * * *' }],
  letters: { ...reviewLetters, ...requestLetters, ...incidentLetters },
  erases: { 'organisation.person': erasePerson },
  invariants: oversightInvariants,
};

export { sayWaiting } from './overview.page.tsx';
export { countWaiting } from './overview.queries.ts';
export { drawSample } from './reviews/draw-sample.ts';
