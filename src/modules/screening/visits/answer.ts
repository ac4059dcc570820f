import { z } from 'zod';
import { field } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';

export const OUTCOMES = ['no', 'yes', 'declined', 'not_asked'] as const;
export const REASONS = ['company', 'interpreter', 'child', 'acute', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Reason = (typeof REASONS)[number];

/** What a visit is closed with. Only what belongs to its outcome is kept; the rest is null. */
export type Answer = {
  outcome: Outcome;
  reason: Reason | null;
  children: boolean | null;
  offered: boolean | null;
  accepted: boolean | null;
  /** A day, yyyy-mm-dd: must be given where one did not ask. */
  again: string | null;
};

const yesOrNo = z.enum(['yes', 'no']).optional().catch(undefined);

/** As it is typed: a part that was filled in and then hidden again is not looked at. */
export const answerForm = z
  .object({
    outcome: z.enum(OUTCOMES, { error: () => `\u0001${t.chooseAnswer()}` }),
    reason: z.enum(REASONS).optional().catch(undefined),
    children: yesOrNo,
    offered: yesOrNo,
    accepted: yesOrNo,
    again: z.string().default(''),
  })
  .superRefine((typed, about) => {
    const say = (path: string, sentence: string) =>
      about.addIssue({ code: 'custom', path: [path], message: `\u0001${sentence}` });
    if (typed.outcome === 'yes') {
      if (!typed.children) say('children', t.sayChildren());
      if (!typed.offered) say('offered', t.sayOffered());
      if (typed.offered === 'yes' && !typed.accepted) say('accepted', t.sayAccepted());
    }
    if (typed.outcome === 'not_asked') {
      if (!typed.reason) say('reason', t.sayWhy());
      const wrong = wrongDay(typed.again);
      if (wrong) say('again', wrong);
    }
  })
  .transform(({ outcome, reason, children, offered, accepted, again }): Answer => {
    const said = (word: string | undefined) => (outcome === 'yes' && word ? word === 'yes' : null);
    return {
      outcome,
      reason: outcome === 'not_asked' ? (reason ?? null) : null,
      children: said(children),
      offered: said(offered),
      accepted: offered === 'yes' ? said(accepted) : null,
      again: outcome === 'not_asked' ? again : null,
    };
  });

/** A day to ask again is one to come, within two years. */
export function wrongDay(again: string, today = localDate(new Date())): string | null {
  if (!field.day().safeParse(again).success) return t.sayDay();
  if (again <= today) return t.dayToCome();
  return again > `${Number(today.slice(0, 4)) + 2}${today.slice(4)}` ? t.dayTooFar() : null;
}
