// Role → what it may do here. Restated into access.role_permission at every deploy; docs/written/who-sees-what.txt shows it.
export const permissions = {
  employee: ['screening.routine'],
  caseworker: ['screening.ask', 'screening.browse'],
  counsellor: ['screening.ask', 'screening.browse', 'screening.support'],
  shelter_staff: ['screening.ask', 'screening.browse'],
  manager: ['screening.browse', 'screening.work', 'screening.talks', 'screening.protocol'],
  coordinator: ['screening.browse', 'screening.work', 'screening.protocol', 'screening.instruments'],
  regional_lead: ['screening.browse'],
  admin: ['screening.browse', 'screening.connect'],
} as const;

/** What is typed about somebody asks for LoA3, and so does letting another system in (cases, administration). */
export const assurance = { 'screening.ask': { level: 3 }, 'screening.connect': { level: 3 } } as const;
