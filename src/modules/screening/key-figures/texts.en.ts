import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  trail: 'Asking about violence',
  title: 'Key figures for Kolada',
  lead: 'Three figures that the municipality reports once a year, and how they are defined.',
  noValue: 'No value',
  because:
    'The value is counted from cases, and Samfrid has no case module yet. A figure that has not been counted is never written here.',
  denominator: 'Denominator',
  unit: 'Unit',
  unitOf: 'number per {per} adult inhabitants',
  adults: 'Inhabitants of the municipality who are 18 years or older.',
  definition: 'Definition',
  definitionOf: 'As it stood {version}',
  published: 'Published',
  publishedOf: '{day}, for {year}',
  title_referred: 'Adults referred because of violence in close relationships or honour-related violence',
  title_helped: 'Adults who got at least one intervention because of violence in close relationships or honour-related violence',
  title_goal_reached: 'Adults whose case was closed because the overall goal was reached, fully or partly',
  counts_referred:
    'People aged 18 or older who have come to the notice of individual and family services because they are or have been exposed to violence from someone close, or to honour-related violence. An application is most common, but what comes from the police, other services or others outside counts too.',
  counts_helped:
    'People aged 18 or older who have got at least one intervention from individual and family services for the same reason: with or without a decision on assistance, by the municipality itself or by others on its behalf.',
  counts_goal_reached:
    'People aged 18 or older who have got an intervention for the same reason, where the case was closed because the overall goal was reached, fully or partly. Needs an overall individual goal in writing, and the case worker’s judgement of whether it is reached. The goal is about a change in relation to the violence.',
  reporting: 'Who reports, and when',
  reportingWho:
    'The municipality reports the figures itself to SKR (the association of local authorities) in spring, for the year before.',
  reportingPart: 'It is fine to report one or two of the three.',
  reportingCities: 'Stockholm and Göteborg report district by district; the city’s value is the mean of those that take part.',
  reportingCompare:
    'If a definition changes the new one is shown beside the old. Figures of different definitions are not compared.',
  api: 'The same as data',
};
