import type { Module } from '#platform/module.ts';
import { screeningInvariants } from './invariants.ts';
import { assurance, permissions } from './permissions.ts';
import { screeningRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const screening: Module = {
  name: 'screening',
  routes: screeningRoutes,
  permissions,
  assurance,
  menu: [{ href: '/screening', label: t.menu, permission: 'screening.browse' }],
  jobs: () => [],
  letters: {},
  invariants: [...screeningInvariants],
};
