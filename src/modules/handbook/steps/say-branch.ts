import { type Branch, numberOf, type Step } from './step.ts';
import { t } from './texts.ts';

/** A branch in words: "Tackar nej", "Tackar nej: vill tänka", "Om barn bor i hemmet". Empty where there is nothing to choose. */
export function wordsOf({ situation, label }: Branch): string {
  const said = situation === null || situation === 'own' ? '' : t[`situation_${situation}`]();
  if (!said) return label;
  return label ? t.situationAnd({ situation: said, label }) : said;
}

/** How a step is called when another leads to it: "Steg 4: Ring enhetschefen". */
export const nameOf = (steps: readonly Step[], id: string): string =>
  t.stepName({ number: numberOf(steps, id), title: steps.find((step) => step.id === id)?.title ?? '' });

/** Steps by their numbers, in the order one meets them: "Steg 2 → Steg 4 → Steg 2". */
export const pathOf = (steps: readonly Step[], ids: readonly string[]): string =>
  ids.map((id) => t.stepNumber({ number: numberOf(steps, id) })).join(' → ');
