import { type LawPlace, lawPlace } from './address.ts';
import { attribute, each, parse, wordsIn } from './parse.ts';

/** `label` is the reference in its own words, `under` the heading it stands under (empty before the first). */
export type LawReference = LawPlace & { label: string; under: string; line: number };

/** What a text says about the law: its `lag:` links in order. Those that are not written as one are faults, and left out. */
export function lawReferences(markdown: string): LawReference[] {
  let under = '';
  const found: LawReference[] = [];
  for (const node of each(parse(markdown))) {
    if (node.kind === 'heading') under = wordsIn(node.children).trim();
    const place = node.kind === 'link' ? lawPlace(attribute(node, 'href')) : null;
    if (place) found.push({ ...place, label: wordsIn(node.children).trim(), under, line: node.line });
  }
  return found;
}
