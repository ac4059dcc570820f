// What an example can be found by. Each value has a word of the field in texts and in the glossary.
export const problemKinds = [
  'discovering',
  'asking',
  'acute_help',
  'housing',
  'support',
  'children_seen',
  'using_violence',
  'honour',
  'working_together',
  'knowledge',
  'steering',
] as const;
export const audiences = [
  'adults_exposed',
  'children',
  'young_people',
  'older_people',
  'people_with_disabilities',
  'people_with_addiction',
  'exposed_to_honour',
  'those_who_use_violence',
  'staff',
  'leaders',
] as const;
/** SKL's five success factors of work against violence. */
export const factors = ['many_ways_in', 'direct_help', 'ordinary_steering', 'cooperation', 'national_support'] as const;
export const evidenceKinds = ['own_figures', 'evaluation', 'research', 'experience'] as const;
export const origins = ['own', 'municipality', 'collection'] as const;
export const shownTo = ['everybody', 'own_municipality'] as const;

export type ProblemKind = (typeof problemKinds)[number];
export type Audience = (typeof audiences)[number];
export type Factor = (typeof factors)[number];
export type EvidenceKind = (typeof evidenceKinds)[number];
export type Origin = (typeof origins)[number];
export type ShownTo = (typeof shownTo)[number];
