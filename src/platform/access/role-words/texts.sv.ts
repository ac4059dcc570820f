// What each access role is called, and what it is for, in words that its holder understands.
export const sv = {
  // In the log alone: nobody is given it, everyone who is signed in has it.
  employee: 'Medarbetare',
  manager: 'Chef',
  course_planner: 'Utbildningsplanerare',
  trainer: 'Utbildare',
  coordinator: 'Samordnare',
  caseworker: 'Socialsekreterare',
  counsellor: 'Samtalsbehandlare',
  shelter_staff: 'Personal vid skyddat boende',
  regional_lead: 'Regional samordnare',
  log_reviewer: 'Loggranskare',
  admin: 'Administratör',
  external_partner: 'Extern part',
} as const;
