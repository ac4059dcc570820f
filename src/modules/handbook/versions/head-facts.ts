import { formatDate } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';
import type { Version } from './versions.queries.ts';

/** What writers fill in of a routine's head, in words; empty where nothing is said. */
export const headFacts = (version: Version): { term: string; value: string }[] => [
  { term: t.applies_to(), value: version.applies_names.join(', ') || t.appliesAll({ place: version.place }) },
  { term: t.factValid(), value: version.valid_until ? formatDate(version.valid_until) : t.untilFurther() },
  { term: t.replaces(), value: version.replaces },
  { term: t.owner_function(), value: version.owner_function },
  { term: t.reviser_function(), value: version.reviser_function },
  { term: t.follower_function(), value: version.follower_function },
];
