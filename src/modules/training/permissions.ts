// Role → what it may do here. Restated into access.role_permission at every deploy; docs/written/who-sees-what.txt shows it.
export const permissions = {
  employee: ['training.browse'],
  manager: ['training.team', 'training.claims', 'training.coverage'],
  course_planner: ['training.plan', 'training.claims', 'training.coverage', 'training.lead'],
  trainer: ['training.lead'],
  coordinator: ['training.coverage'],
  regional_lead: ['training.coverage'],
  admin: ['training.coverage', 'training.keys'],
} as const;

/** What a role asks for decides who gets in: administration, so LoA3 (rules.md 4). */
export const assurance = { 'training.keys': { level: 3 } } as const;
