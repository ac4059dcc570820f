import type { Module } from '#platform/module.ts';
import { handbookInvariants } from './invariants.ts';
import { permissions } from './permissions.ts';
import { handbookRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const handbook: Module = {
  name: 'handbook',
  routes: handbookRoutes,
  permissions,
  menu: [{ href: '/handbook', label: t.menu, permission: 'handbook.read' }],
  jobs: () => [],
  letters: {},
  invariants: handbookInvariants,
};

export {
  type HandbookChoice,
  listProposable,
  listProposalsFrom,
  type ProposalStatus,
  type Proposed,
  propose,
} from './proposals/propose.ts';
