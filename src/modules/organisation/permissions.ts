// Role → what it may do here. Restated into access.role_permission at every deploy; docs/written/who-sees-what.txt shows it.
export const permissions = {
  employee: ['organisation.browse'],
  external_partner: ['organisation.browse'],
  manager: ['people.see', 'people.lead', 'walls.keep', 'emergency.open'],
  course_planner: ['people.see', 'people.meet', 'people.invite'],
  trainer: ['people.meet'],
  coordinator: ['people.see', 'people.assign', 'emergency.open'],
  admin: [
    'people.see',
    'people.import',
    'people.protect',
    'people.assign',
    'organisation.shape',
    'access.grant',
    'directory.keep',
    'walls.keep',
  ],
} as const;

/** Giving roles, and what changes for everybody, asks for LoA3 (rules.md 4: administration). */
export const assurance = {
  'people.import': { level: 3 },
  'people.protect': { level: 3 },
  'organisation.shape': { level: 3 },
  'access.grant': { level: 3 },
  'directory.keep': { level: 3 },
  'walls.keep': { level: 3 },
  'emergency.open': { level: 3, fresh: 5 }, // she has shown who she is just now: docs/decisions/0024
} as const;
