import { t } from './texts.ts';

// The statutes that the field's routines rest on most, those first that most do; others go by their number.
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
  '2010:800': t.law_2010_800,
  'HSLF-FS-2022:39': t.law_hslf_2022_39,
};

/** "Socialtjänstlagen" for 2025:400; undefined for a statute that is not known by name. */
export const lawCalled = (statute: string): string | undefined =>
  Object.hasOwn(NAMES, statute) ? NAMES[statute]?.() : undefined;

/** All that are known by name, to be chosen among: the statute as a reference has it, and what it is called. */
export const knownLaws = (): { statute: string; name: string }[] =>
  Object.entries(NAMES).map(([statute, name]) => ({ statute, name: name() }));
