import type { Choice, Option } from '#platform/ui/index.ts';
import { t } from './texts.ts';

export const levels = ['basic', 'deepening', 'specialist', 'trainers', 'conference'] as const;
export const forms = ['classroom', 'online', 'web_course', 'mixed'] as const;

const levelTexts: Readonly<Record<string, () => string>> = {
  basic: t.levelBasic,
  deepening: t.levelDeepening,
  specialist: t.levelSpecialist,
  trainers: t.levelTrainers,
  conference: t.levelConference,
};
const formTexts: Readonly<Record<string, () => string>> = {
  classroom: t.formClassroom,
  online: t.formOnline,
  web_course: t.formWeb,
  mixed: t.formMixed,
};

export const levelName = (level: string): string => levelTexts[level]?.() ?? level;
export const formName = (form: string): string => formTexts[form]?.() ?? form;
export const levelOptions = (): Option[] => levels.map((value) => ({ value, label: levelName(value) }));
export const formChoices = (): Choice[] => forms.map((value) => ({ value, label: formName(value) }));

/** How long the knowledge lasts, in words: whole years as years. */
export function sayValidity(months: number | null): string {
  if (months === null) return t.validAlways();
  return months % 12 === 0 ? t.validYears({ n: months / 12 }) : t.validMonths({ n: months });
}

type Rule = { parts_to_complete: number | null; late_counts: boolean; partial_counts: boolean };

/** What it takes to complete the course, in words. */
export const sayCompletion = (rule: Rule): string =>
  [
    rule.parts_to_complete === null ? t.completeAll() : t.completeSome({ n: rule.parts_to_complete }),
    rule.late_counts ? t.lateCounts() : t.lateNot(),
    ...(rule.partial_counts ? [t.partialCounts()] : []),
  ].join(' ');
