import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  title: 'How we ask about violence',
  tab: 'Open data',
  lead: 'How many are asked about violence, and what follows. The figures are open, and the same for everyone who reads them. No number of people under {threshold} is shown or can be worked out.',
  none: 'Nothing has been published yet',
  noneBody: 'The figures of a quarter are published on the eighth day after it has ended.',
  latest: '{place}, quarter {n} of {year}',
  sentence: 'At {asked} of {visits} occasions the question was asked – {share}.',
  sentenceYes: 'At {yes} of them the answer was yes.',
  sentenceHidden: 'The figures of the whole place are hidden this quarter.',
  published: 'Published {date}. The threshold is {threshold}.',
  place: 'Place',
  visits: 'Occasions',
  asked: 'Asked',
  share: 'Share',
  yes: 'Said yes',
  dash: 'A dash means that the number is hidden, or that nobody was there.',
  up: 'All of {place}',
  untold_municipality: {
    one: 'One more municipality does not ask, or has too few to be shown.',
    other: '{n} more municipalities do not ask, or have too few to be shown.',
  },
  untold_administration: {
    one: 'One more administration does not ask, or has too few to be shown.',
    other: '{n} more administrations do not ask, or have too few to be shown.',
  },
  untold_unit: {
    one: 'One more unit does not ask, or has too few to be shown.',
    other: '{n} more units do not ask, or have too few to be shown.',
  },
  missingTitle: 'That is not published',
  missingPlace: 'There is no such place among what is published.',
  missingFile: 'No file is published for that place and year.',
  missingTo: 'See what is published',
  tops: 'Published about',

  whatTitle: 'What is published',
  family_asked:
    'Occasions of asking, asked and not asked: by unit, administration, municipality and county, for month, quarter and year, and by year for visits, telephone calls and assessments apart.',
  family_answers:
    'Yes, and all other answers together: by quarter for municipalities and counties, by year for administrations and units too.',
  family_finer:
    'Why somebody was not asked, no and does not want to answer, children in the household, support offered and accepted: by year for municipalities and counties.',
  family_re_asks: 'People who were to be asked again, and how many were: by year.',
  whatRest:
    'What belongs together is shown together or not at all. Some is hidden because it is small, or because it would give another number away.',

  ruleTitle: 'How small numbers are protected',
  ruleThreshold:
    'The threshold is {threshold} people. A number from 1 to {last} is never shown. Where it is about what people answered, 0 is not shown either: if everybody gave the same answer, one knows what each of them answered.',
  ruleRest:
    'What is left when that which is shown is taken away, between levels, times and channels, is also none or at least the threshold. That is why a large number is sometimes hidden too.',
  ruleTime:
    'A year is shown only when all four quarters have been published, and only what fixes no small number together with them. Months are shown all three of a quarter or none.',
  ruleTree:
    'The organisation is the one that held when the quarter was published. Where a unit has moved during the year, no whole year is shown for the places whose units changed.',
  ruleFrozen: 'What has been published is never changed. What comes in later counts in the month it comes in.',
  methodTitle: 'The method',
  methodBody:
    'A threshold rule, and complementary suppression from the top down, one parent at a time, in the manner of HiTaS. The year is tried against its quarters by working out how large each hidden number could be (exact bounds in a two-way table). Two attackers try the method each time the program is changed.',
  sources: 'Sources',
  version: 'What the method is called in each publication',

  dataTitle: 'Get the figures',
  dataBody: 'Free to use for anything, without asking: CC0 1.0. Each file has all places of one year.',
  yearOf: '{place} {year}',
  json: 'JSON',
  csv: 'CSV',
  columns: 'What the columns say',
  col_organisation_id: 'The id of the place, the same in every file.',
  col_organisation_code: 'Official code of municipalities and regions, as in Kolada.',
  col_organisation: 'Its name today.',
  col_kind: 'Its kind then: region, municipality, administration, unit.',
  col_parent_id: 'The place above it then; empty at the top.',
  col_span: 'month, quarter, year.',
  col_starts_on: 'First day.',
  col_family: 'Numbers that are shown together: asked, answers, reasons, declined, children, support, accepted, re_asks.',
  col_channel: 'all, visit, call (telephone call), assessment.',
  col_measure: 'What is counted, such as visits, asked, not_asked, yes.',
  col_value: 'How many.',
  col_threshold: 'The threshold of that publication.',
  col_published_on: 'The day it was published.',
};
