/** Access roles, the field's words. What each may do is in every module's permissions.ts. */
export const rolesKnown: readonly string[] = [
  'manager',
  'course_planner',
  'trainer',
  'coordinator',
  'caseworker',
  'counsellor',
  'shelter_staff',
  'regional_lead',
  'log_reviewer',
  'admin',
  'external_partner',
];
