import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { readAnswers, type Typed } from '../answers/fields.ts';
import { answerSection, shownIn } from '../answers/steps.ts';
import { JUDGEMENTS } from '../format/check-items.ts';
import { levelsOf } from '../words.ts';
import type { Assessment } from './assessments.queries.ts';
import { estimates, judgements, type OwnFactor, type State, sealState } from './state.ts';
import { sectionOf, stepAfter } from './steps.ts';
import { t } from './texts.ts';

export type Read = { ok: true; state: State; next: string; more: boolean } | { ok: false; errors: Record<string, string> };

/** What was typed on a step, taken into what was there, and the step that comes next. Writes nothing. */
export function readStep({ instrument, state }: Assessment, step: string, typed: Typed): Read {
  const by = one(typed, 'go') === 'back' ? -1 : 1;
  const read = sectionOf(step) === null ? readLast(instrument, state, step, typed) : readSection(instrument, state, step, typed);
  if ('errors' in read) return { ok: false, errors: read.errors };
  const next = read.more && by === 1 ? step : stepAfter(instrument, read.state.answers, step, by);
  return { ok: true, state: { ...read.state, at: next }, next, more: read.more && by === 1 };
}

type Taken = { state: State; more: boolean } | { errors: Record<string, string> };

function readSection(instrument: Assessment['instrument'], state: State, step: string, typed: Typed): Taken {
  const section = sectionOf(step)!;
  const given = readAnswers(shownIn(instrument, section, state.answers), typed);
  if (Object.keys(given.errors).length > 0) return { errors: given.errors };
  const asked = new Set([typed['asked'] ?? []].flat());
  const { answers, more } = answerSection(instrument, section, state.answers, asked, given.answers);
  return { state: { ...state, answers }, more };
}

function readLast(instrument: Assessment['instrument'], state: State, step: string, typed: Typed): Taken {
  if (step === 'own' && instrument.kind === 'unscored') {
    const [errors, own]: [Record<string, string>, OwnFactor[]] = [{}, []];
    for (let i = 0; i < (instrument.own_factors ?? 0); i++) {
      const [text, now, before] = [`own-${i}`, `own-now-${i}`, `own-before-${i}`].map((name) => one(typed, name));
      if (text!.length > 300) errors[`own-${i}`] = t.tooLong({ max: 300 });
      else if (!text && (now || before)) errors[`own-${i}`] = t.nameFactor();
      else if (text) own.push({ text, now: among(JUDGEMENTS, now), before: among(JUDGEMENTS, before) });
    }
    return Object.keys(errors).length > 0 ? { errors } : { state: { ...state, own }, more: false };
  }
  if (step !== 'judge') return { state, more: false };
  const reasons = one(typed, 'reasons');
  if (reasons.length > 1000) return { errors: { reasons: t.tooLong({ max: 1000 }) } };
  const overall = new Map<string, string>();
  for (const whole of instrument.kind === 'unscored' ? instrument.overall : []) {
    const level = among(
      levelsOf(whole).map(({ key }) => key),
      one(typed, `v-${whole.key}`),
    );
    if (level) overall.set(whole.key, level);
  }
  const estimate = among(estimates, one(typed, 'estimate'));
  const judgement = among(judgements, one(typed, 'judgement'));
  return { state: { ...state, overall, estimate, judgement, reasons }, more: false };
}

const one = (typed: Typed, name: string): string => [(Object.hasOwn(typed, name) ? typed[name] : '') ?? ''].flat()[0] ?? '';
const among = <T extends string>(known: readonly T[], typed: string | undefined): T | null =>
  known.find((key) => key === typed) ?? null;

/** Keeps it, sealed. */
export async function saveState(tx: Tx, { id, finished_at }: Assessment, state: State, secret: string): Promise<void> {
  const finishes = state.at === 'result' && !finished_at;
  await sql`update screening.assessment set sealed = ${sealState(state, secret, id)},
    finished_at = case when ${finishes} then now() else finished_at end where id = ${id}`.execute(tx);
}
