import type { Module } from '#platform/module.ts';
import { attendanceInvariants } from './attendance/invariants.ts';
import { attendanceJobs } from './attendance/jobs.ts';
import { attendanceLetters } from './attendance/letters.ts';
import { permissions } from './permissions.ts';
import { trainingRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const training: Module = {
  name: 'training',
  routes: trainingRoutes,
  permissions,
  menu: [{ href: '/training', label: t.menu, permission: 'training.browse' }],
  jobs: () => [...attendanceJobs],
  letters: { ...attendanceLetters },
  invariants: [...attendanceInvariants],
};
