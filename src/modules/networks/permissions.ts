// Role → what it may do here. Restated into access.role_permission at every deploy; docs/written/who-sees-what.txt shows it.
export const permissions = {
  employee: ['networks.take_part'],
  manager: ['networks.found'],
  coordinator: ['networks.found'],
  regional_lead: ['networks.found'],
} as const;
