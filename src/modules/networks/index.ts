import type { Module } from '#platform/module.ts';
import { networksInvariants } from './invariants.ts';
import { permissions } from './permissions.ts';
import { networksRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const networks: Module = {
  name: 'networks',
  routes: networksRoutes,
  permissions,
  menu: [{ href: '/networks', label: t.menu, permission: 'networks.take_part' }],
  jobs: () => [],
  letters: {},
  invariants: networksInvariants,
};
