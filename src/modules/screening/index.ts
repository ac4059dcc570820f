import type { Module } from '#platform/module.ts';
import { screeningInvariants } from './invariants.ts';
import { assurance, permissions } from './permissions.ts';
import { protocolInvariants } from './protocols/invariants.ts';
import { protocolLetters } from './protocols/letters.ts';
import { protocolJobs } from './protocols/warn-of-end.ts';
import { screeningRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const screening: Module = {
  name: 'screening',
  routes: screeningRoutes,
  permissions,
  assurance,
  menu: [{ href: '/screening', label: t.menu, permission: 'screening.browse' }],
  jobs: () => [...protocolJobs],
  letters: { ...protocolLetters },
  invariants: [...screeningInvariants, ...protocolInvariants],
};

export { askingWaits } from './visits/waiting-for-me.ts';
