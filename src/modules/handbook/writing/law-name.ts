import { lawCalled } from '#platform/text/law-names.ts';
import { t } from './texts.ts';

/** "Socialtjänstlagen (2025:400)", or "SFS 2001:453" for one that is not known by name. */
export function lawName(statute: string): string {
  const number = statute.replace(/^([A-ZÅÄÖ-]+)-(?=\d)/, '$1 ');
  const name = lawCalled(statute);
  return name ? t.lawNamed({ name, number }) : number === statute ? t.lawUnnamed({ number }) : number;
}

/** "14 kap. 3 §": a place in a statute, as the reader's language writes it. Empty for the whole statute. */
export function placeName({ chapter, section }: { chapter: string; section: string }): string {
  const spaced = (number: string) => number.replace(/(?<=\d)(?=[a-z])/, ' ');
  return [chapter && t.lawChapter({ number: spaced(chapter) }), section && t.lawSection({ number: spaced(section) })]
    .filter(Boolean)
    .join(' ');
}
