// What each access role is called, and what it is for, in words that its holder understands.
export const sv = {
  manager: 'Chef',
  course_planner: 'Utbildningsplanerare',
  trainer: 'Utbildare',
  coordinator: 'Samordnare',
  caseworker: 'Socialsekreterare',
  counsellor: 'Samtalsbehandlare',
  shelter_staff: 'Personal vid skyddat boende',
  regional_lead: 'Regional samordnare',
  log_reviewer: 'Logggranskare',
  admin: 'Administratör',
  external_partner: 'Extern part',
} as const;
