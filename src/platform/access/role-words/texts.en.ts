import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  employee: 'Employee',
  manager: 'Manager',
  course_planner: 'Course planner',
  trainer: 'Trainer',
  coordinator: 'Coordinator',
  caseworker: 'Caseworker',
  counsellor: 'Counsellor',
  shelter_staff: 'Shelter staff',
  regional_lead: 'Regional coordinator',
  log_reviewer: 'Log reviewer',
  admin: 'Administrator',
  external_partner: 'External partner',
};
