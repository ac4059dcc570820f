import type { Option } from '#platform/ui/index.ts';
import { t } from './texts.ts';

export const sectors = [
  'elderly_care',
  'disability',
  'social_services',
  'school',
  'preschool',
  'health',
  'culture',
  'technical',
  'central',
] as const;
export const functions = ['vin_handler', 'vin_representative', 'safety_representative', 'child_contact'] as const;

type Known = (typeof sectors)[number] | (typeof functions)[number];
const known: ReadonlySet<string> = new Set<Known>([...sectors, ...functions]);
const isKnown = (word: string): word is Known => known.has(word);

/** A line of work or a function in words; a word of a later version stands as it is. */
export const nameOf = (word: string): string => (isKnown(word) ? t[word]() : word);

export const options = (words: readonly string[]): Option[] => words.map((value) => ({ value, label: nameOf(value) }));

export type Rule = {
  sector: string | null;
  profession: string | null;
  unit: string | null;
  function: string | null;
  leads: boolean | null;
};

/** "arbetar inom äldreomsorg och är Undersköterska" */
export function describeRule({ sector, profession, unit, function: held, leads }: Rule): string {
  const words = [
    sector && t.ruleSector({ name: nameOf(sector) }),
    unit && t.ruleUnit({ name: unit }),
    profession && t.ruleProfession({ name: profession }),
    held && t.ruleFunction({ name: nameOf(held) }),
    leads === null ? null : leads ? t.ruleLeads() : t.ruleLeadsNot(),
  ].filter((word) => word !== null && word !== '');
  return words.join(', ');
}
