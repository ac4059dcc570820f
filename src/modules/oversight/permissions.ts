// Role → what it may do here. Restated into access.role_permission at every deploy; docs/written/who-sees-what.txt shows it.
export const permissions = {
  employee: ['requests.ask', 'incidents.report', 'reviews.answer'],
  manager: ['reviews.work', 'reviews.lead'],
  log_reviewer: ['reviews.work', 'reviews.follow', 'requests.decide', 'incidents.keep'],
  admin: ['incidents.keep'],
} as const;

/** Whoever reads the log of others must have shown surely who she is (2001:454 10 §; the log asks for LoA3 too). */
export const assurance = {
  'reviews.work': { level: 3 },
  'reviews.lead': { level: 3 },
  'reviews.follow': { level: 3 },
  'requests.decide': { level: 3 },
  'incidents.keep': { level: 3 },
} as const;
