import type { Module } from '#platform/module.ts';
import { permissions } from './permissions.ts';
import { trainingRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const training: Module = {
  name: 'training',
  routes: trainingRoutes,
  permissions,
  menu: [{ href: '/training', label: t.menu, permission: 'training.browse' }],
  jobs: () => [],
  letters: {},
  invariants: [],
};
