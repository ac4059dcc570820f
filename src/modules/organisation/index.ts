import { inviteCommand } from './people/invite-command.ts';

export { disclose } from './people/disclose.ts';
export { readerOf } from './people/reader-of.ts';
export { generateStaffFile } from './staff-import/generate-staff-file.ts';

import type { Module } from '#platform/module.ts';
import { organisationsApi } from './api/organisations.api.ts';
import { organisationInvariants } from './invariants.ts';
import { importMunicipalitiesCommand } from './municipalities/command.ts';
import { assurance, permissions } from './permissions.ts';
import { organisationRoutes } from './routes.tsx';
import { importStaffCommand } from './staff-import/import-staff.command.ts';
import { staffImportJobs } from './staff-import/jobs.ts';
import { t } from './texts.ts';

export const organisation: Module = {
  name: 'organisation',
  routes: organisationRoutes,
  api: organisationsApi,
  permissions,
  assurance,
  menu: [{ href: '/organisation', label: t.menu, permission: 'organisation.browse' }],
  commands: [importMunicipalitiesCommand, importStaffCommand, inviteCommand],
  jobs: staffImportJobs,
  letters: {},
  invariants: organisationInvariants,
};
