// Role → what it may do here. Restated into access.role_permission at every deploy; docs/written/who-sees-what.txt shows it.
export const permissions = {
  employee: ['examples.read'],
  manager: ['examples.write'],
  coordinator: ['examples.write'],
  regional_lead: ['examples.write'],
} as const;
