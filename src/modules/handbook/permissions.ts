// Role → what it may do here. Restated into access.role_permission at every deploy; docs/written/who-sees-what.txt shows it.
export const permissions = {
  employee: ['handbook.read'],
  manager: ['handbook.write', 'handbook.decide', 'handbook.receipts'],
  coordinator: ['handbook.write', 'handbook.decide', 'handbook.receipts'],
  regional_lead: ['handbook.write', 'handbook.decide', 'handbook.receipts'],
} as const;
