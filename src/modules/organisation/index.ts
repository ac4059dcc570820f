import { inviteCommand } from './people/invite-command.ts';

export { readerOf } from './people/reader-of.ts';

import type { Module } from '#platform/module.ts';
import { organisationsApi } from './api/organisations.api.ts';
import { importMunicipalitiesCommand } from './municipalities/command.ts';
import { permissions } from './permissions.ts';
import { organisationRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const organisation: Module = {
  name: 'organisation',
  routes: organisationRoutes,
  api: organisationsApi,
  permissions,
  menu: [{ href: '/organisation', label: t.menu, permission: 'organisation.browse' }],
  commands: [importMunicipalitiesCommand, inviteCommand],
  jobs: () => [],
  letters: {},
  invariants: [],
};
