import { headFacts } from '../versions/head-facts.ts';
import type { Version } from '../versions/versions.queries.ts';
import type { Difference } from './compare-versions.ts';

/** What differs in the heads: whom it is for, how long, who owns it. */
export function compareHeads(before: Version, after: Version): Difference[] {
  const old = new Map(headFacts(before).map(({ term, value }) => [term, value]));
  return headFacts(after).flatMap(({ term, value }): Difference[] => {
    const was = old.get(term) ?? '';
    if (was === value) return [];
    return [{ place: term, kind: was === '' ? 'added' : value === '' ? 'removed' : 'changed', before: was, after: value }];
  });
}
