import type { Module } from '#platform/module.ts';
import { homeRoutes } from './routes.tsx';

export const home: Module = {
  name: 'home',
  routes: homeRoutes,
  permissions: {},
  menu: [],
  jobs: () => [],
  letters: {},
  invariants: [],
};
