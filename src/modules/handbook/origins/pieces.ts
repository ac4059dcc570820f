// What the origin has changed since we last followed it, piece by piece, against what we have.
import { createHash } from 'node:crypto';
import type { Step } from '../steps/step.ts';
import { alike, byKey, canonical, inCommon, type Keyed, keysOf, put, sorted, without } from './keyed.ts';
import { mergeStep, mergeWords } from './merge.ts';
import { bodyOf, keyedSteps, type RoutineText, sectionsOf, stepsOf } from './text-parts.ts';

type Three<T> = { was: T; now: T; ours: T };
type Told = {
  /** 'title', 'section:syfte', 'step:ring', 'step_order': the same in every comparison. */
  key: string;
  /** Of the origin's words then and now. */
  digest: string;
  /** clean: ours does not touch it, and taken over it becomes `merged`. touching: both have changed it. same: ours says so already. */
  state: 'clean' | 'touching' | 'same';
};
export type Piece = Told &
  (
    | ({ kind: 'title' | 'summary'; merged: string } & Three<string>)
    // The words of a section, or a step; undefined where it is not there.
    | ({ kind: 'section'; merged: string | undefined } & Three<string | undefined>)
    | ({ kind: 'step'; merged: Step | undefined } & Three<Step | undefined>)
    | { kind: 'section_order' | 'step_order'; was: string[]; now: string[]; ours: string[] }
  );

/** All that differs between `was` and `now`, in the order it stands. */
export function piecesOf(was: RoutineText, now: RoutineText, ours: RoutineText): Piece[] {
  const heads = (['title', 'summary'] as const).map(
    (kind) => ({ kind, ...told(kind, { was: was[kind], now: now[kind], ours: ours[kind] }, mergeWords) }) satisfies Piece,
  );
  const texts: Lists<string> = { was: sectionsOf(was.body), now: sectionsOf(now.body), ours: sectionsOf(ours.body) };
  const steps: Lists<Step> = { was: keyedSteps(was.steps), now: keyedSteps(now.steps), ours: keyedSteps(ours.steps) };
  const all: Piece[] = [
    ...heads,
    ...each(texts).map(({ key, three }) => ({ kind: 'section' as const, ...told(`section:${key}`, three, mergeWords) })),
    ...order('section_order', texts),
    ...each(steps).map(({ key, three }) => ({ kind: 'step' as const, ...told(`step:${key}`, three, mergeStep) })),
    ...order('step_order', steps),
  ];
  return all.filter((piece) => !alike(piece.was, piece.now));
}

type Lists<T> = { was: Keyed<T>; now: Keyed<T>; ours: Keyed<T> };

function each<T>({ was, now, ours }: Lists<T>): { key: string; three: Three<T | undefined> }[] {
  const [then, today, here] = [byKey(was), byKey(now), byKey(ours)];
  const keys = new Set([...today.keys(), ...then.keys()]);
  return [...keys].map((key) => ({ key, three: { was: then.get(key), now: today.get(key), ours: here.get(key) } }));
}

function told<T>(
  key: string,
  three: Three<T>,
  merge: (ours: NonNullable<T>, was: NonNullable<T>, now: NonNullable<T>) => T | null,
): Told & Three<T> & { merged: T } {
  const { was, now, ours } = three;
  const known = { key, digest: digestOf(was, now), ...three };
  if (alike(ours, now)) return { ...known, state: 'same', merged: now };
  if (alike(ours, was)) return { ...known, state: 'clean', merged: now };
  const both = was != null && now != null && ours != null ? merge(ours, was, now) : null;
  if (both === null) return { ...known, state: 'touching', merged: now };
  return { ...known, state: alike(both, ours) ? 'same' : 'clean', merged: both };
}

/** The order of what was there before and is there still; what is new brings its own place. */
function order(kind: 'section_order' | 'step_order', lists: Lists<unknown>): Piece[] {
  const [was, now, ours] = [keysOf(lists.was), keysOf(lists.now), keysOf(lists.ours)];
  const [before, after] = [inCommon(was, now), inCommon(now, was)];
  const here = inCommon(ours, after);
  const theirs = new Set([...was, ...now]);
  const own = ours.some((key) => !theirs.has(key));
  const same = alike(here, inCommon(after, here));
  const untouched = !own && alike(here, inCommon(before, here));
  const state = same ? 'same' : untouched ? 'clean' : 'touching';
  return [{ kind, key: kind, digest: digestOf(before, after), state, was: before, now: after, ours: here }];
}

const digestOf = (was: unknown, now: unknown): string =>
  createHash('sha256')
    .update(canonical([was ?? null, now ?? null]))
    .digest('hex')
    .slice(0, 32);

/** Ours with the piece as `merged` says (undefined: taken away). New parts stand where the origin has them. */
export function withPiece(ours: RoutineText, now: RoutineText, piece: Piece): RoutineText {
  const id = piece.key.slice(piece.key.indexOf(':') + 1);
  const body = (change: (list: Keyed<string>, order: string[]) => Keyed<string>): RoutineText => ({
    ...ours,
    body: bodyOf(change(sectionsOf(ours.body), keysOf(sectionsOf(now.body)))),
  });
  const steps = (change: (list: Keyed<Step>, order: string[]) => Keyed<Step>): RoutineText => ({
    ...ours,
    steps: stepsOf(change(keyedSteps(ours.steps), keysOf(keyedSteps(now.steps)))),
  });
  switch (piece.kind) {
    case 'title':
      return { ...ours, title: piece.merged };
    case 'summary':
      return { ...ours, summary: piece.merged };
    case 'section':
      return body(placed(id, piece.merged));
    case 'step':
      return steps(placed(id, piece.merged));
    case 'section_order':
      return body(sorted);
    case 'step_order':
      return steps(sorted);
  }
}

const placed =
  <T>(key: string, value: T | undefined) =>
  (list: Keyed<T>, order: readonly string[]): Keyed<T> =>
    value === undefined ? without(list, key) : put(list, { key, value }, order);
