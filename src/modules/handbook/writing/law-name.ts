import { t } from './texts.ts';

// The statutes that the field's routines rest on most; others go by their number.
const NAMES: Readonly<Record<string, () => string>> = {
  '2025:400': t.law_2025_400,
  '2009:400': t.law_2009_400,
  '1990:52': t.law_1990_52,
  '1949:381': t.law_1949_381,
  '1993:387': t.law_1993_387,
  '2024:79': t.law_2024_79,
  '1962:700': t.law_1962_700,
  '2017:900': t.law_2017_900,
  '2017:30': t.law_2017_30,
  'HSLF-FS-2022:39': t.law_hslf_2022_39,
};

/** "Socialtjänstlagen (2025:400)", or "SFS 2001:453" for one that is not known by name. */
export function lawName(statute: string): string {
  const number = statute.replace(/^([A-ZÅÄÖ-]+)-(?=\d)/, '$1 ');
  const name = Object.hasOwn(NAMES, statute) ? NAMES[statute]?.() : undefined;
  return name ? t.lawNamed({ name, number }) : number === statute ? t.lawUnnamed({ number }) : number;
}

/** "14 kap. 3 §": a place in a statute, as the reader's language writes it. Empty for the whole statute. */
export function placeName({ chapter, section }: { chapter: string; section: string }): string {
  const spaced = (number: string) => number.replace(/(?<=\d)(?=[a-z])/, ' ');
  return [chapter && t.lawChapter({ number: spaced(chapter) }), section && t.lawSection({ number: spaced(section) })]
    .filter(Boolean)
    .join(' ');
}
