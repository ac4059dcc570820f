import type { Module } from '#platform/module.ts';
import { screeningApi } from './api.ts';
import { forgetCaseSystems } from './case-systems/forget-case-systems.ts';
import { caseSystemInvariants } from './case-systems/invariants.ts';
import { caseSystemKeyCommand } from './case-systems/keeping/case-system-key.command.ts';
import { simulateCommand } from './case-systems/simulator/simulate.command.ts';
import { bringInstruments } from './instruments/bring-instruments.ts';
import { instrumentInvariants } from './instruments/invariants.ts';
import { screeningInvariants } from './invariants.ts';
import { assurance, permissions } from './permissions.ts';
import { protocolInvariants } from './protocols/invariants.ts';
import { protocolLetters } from './protocols/letters.ts';
import { protocolJobs } from './protocols/warn-of-end.ts';
import { publicationInvariants } from './publication/invariants.ts';
import { publicationJobs } from './publication/jobs.ts';
import { publishCommand } from './publication/publish.command.ts';
import { screeningRoutes } from './routes.tsx';
import { talkInvariants } from './staff-talks/invariants.ts';
import { talkLetters } from './staff-talks/letters.ts';
import { talkJobs } from './staff-talks/remind-heads.ts';
import { t } from './texts.ts';

export const screening: Module = {
  name: 'screening',
  routes: screeningRoutes,
  api: screeningApi,
  commands: [caseSystemKeyCommand, simulateCommand, publishCommand],
  permissions,
  assurance,
  brings: bringInstruments,
  menu: [{ href: '/screening', label: t.menu, permission: 'screening.browse' }],
  jobs: () => [
    ...protocolJobs,
    ...talkJobs,
    ...publicationJobs,
    { name: 'screening.forget_case_systems', every: '50 3 * * *', work: forgetCaseSystems },
  ],
  letters: { ...protocolLetters, ...talkLetters },
  invariants: [
    ...screeningInvariants,
    ...protocolInvariants,
    ...instrumentInvariants,
    ...talkInvariants,
    ...caseSystemInvariants,
    ...publicationInvariants,
  ],
};

export { hasProtocol } from './protocols/my-protocol.queries.ts';
export { publishDue } from './publication/publish-quarter.ts';
export { askingWaits } from './visits/waiting-for-me.ts';
