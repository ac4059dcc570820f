import { emergencyLetters } from './emergency/letters.ts';
import { eraseCommand } from './people/erase-command.ts';
import { erasePerson } from './people/erase-person.ts';
import { inviteCommand } from './people/invite-command.ts';

export { emergenciesWaiting } from './emergency/emergencies-waiting.ts';
export { disclose } from './people/disclose.ts';
export { readerOf } from './people/reader-of.ts';
export { amProtected } from './protection/protection.queries.ts';
export { generateStaffFile } from './staff-import/generate-staff-file.ts';

import type { Module } from '#platform/module.ts';
import { organisationsApi } from './api/organisations.api.ts';
import { organisationInvariants } from './invariants.ts';
import { importMunicipalitiesCommand } from './municipalities/command.ts';
import { assurance, permissions } from './permissions.ts';
import { roleCommands } from './roles/command.ts';
import { t as roles } from './roles/texts.ts';
import { organisationRoutes } from './routes.tsx';
import { directoryInvariants } from './scim/invariants.ts';
import { directoryKeyCommand } from './scim/keeping/directory-key.command.ts';
import { directoryLetters } from './scim/letters.ts';
import { importStaffCommand } from './staff-import/import-staff.command.ts';
import { staffImportJobs } from './staff-import/jobs.ts';
import { t } from './texts.ts';
import { wallLetters } from './walls/letters.ts';

export const organisation: Module = {
  name: 'organisation',
  routes: organisationRoutes,
  api: organisationsApi,
  permissions,
  assurance,
  menu: [
    { href: '/organisation', label: t.menu, permission: 'organisation.browse' },
    { href: '/roles', label: roles.menu, permission: 'access.grant' },
  ],
  commands: [importMunicipalitiesCommand, importStaffCommand, inviteCommand, eraseCommand, directoryKeyCommand, ...roleCommands],
  jobs: staffImportJobs,
  letters: { ...wallLetters, ...emergencyLetters, ...directoryLetters },
  erases: { 'organisation.person': erasePerson },
  invariants: [...organisationInvariants, ...directoryInvariants],
};
