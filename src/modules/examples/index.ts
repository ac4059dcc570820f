import type { Module } from '#platform/module.ts';
import { examplesInvariants } from './invariants.ts';
import { permissions } from './permissions.ts';
import { examplesRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const examples: Module = {
  name: 'examples',
  routes: examplesRoutes,
  permissions,
  menu: [{ href: '/examples', label: t.menu, permission: 'examples.read' }],
  jobs: () => [],
  letters: {},
  invariants: examplesInvariants,
};
