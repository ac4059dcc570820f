// What somebody may hold where she works, that a routine can ask for: functions and roles.
export const functions = ['vin_handler', 'vin_representative', 'safety_representative', 'child_contact'] as const;
export const roles = [
  'manager',
  'course_planner',
  'trainer',
  'coordinator',
  'caseworker',
  'counsellor',
  'shelter_staff',
] as const;
export const held = [...functions, ...roles] as const;
export type Held = (typeof held)[number];
