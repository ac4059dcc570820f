import type { Module } from '#platform/module.ts';
import { exampleLetters } from './cards/letters.ts';
import { searchJobs } from './cards/remake-terms.ts';
import { exampleJobs } from './cards/remind-checks.ts';
import { erasePerson } from './erase-person.ts';
import { examplesInvariants } from './invariants.ts';
import { permissions } from './permissions.ts';
import { examplesRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const examples: Module = {
  name: 'examples',
  routes: examplesRoutes,
  permissions,
  menu: [{ href: '/examples', label: t.menu, permission: 'examples.read' }],
  jobs: () => [...exampleJobs, ...searchJobs],
  letters: exampleLetters,
  erases: { 'organisation.person': erasePerson },
  invariants: examplesInvariants,
};

export { examplesWait } from './cards/waits.queries.ts';
