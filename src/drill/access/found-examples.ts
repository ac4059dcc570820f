import type { Ground } from './ground-of-world.ts';

type Place = { people: readonly string[]; towns: readonly string[]; units: readonly string[]; courses: readonly string[] };

/** Rows of the module examples, for the drill to try. */
export async function foundExamples(_ground: Ground, _place: Place): Promise<void> {}
