import type { Db } from '#platform/db/db.ts';
import type { Invariant } from '#platform/module.ts';
import { type Fault, faultsOf, mayWait } from './check-steps.ts';
import { stepsSchema } from './read-steps.ts';

/** What must always be true of steps; `samfrid check` asks. */
export const stepInvariants: readonly Invariant[] = [
  {
    says: 'What is or has been in force has steps whose every way ends, and of which every one is met.',
    faults: (worker) => faulty(worker, true, () => true),
  },
  {
    says: 'No draft has steps in a circle, a way to nowhere or a step without a way on.',
    faults: (worker) => faulty(worker, false, (fault) => !mayWait(fault)),
  },
];

async function faulty(worker: Db, published: boolean, counts: (fault: Fault) => boolean): Promise<string[]> {
  const versions = await worker
    .selectFrom('handbook.version')
    .select(['id', 'steps'])
    .where('published_at', published ? 'is not' : 'is', null)
    .orderBy('id')
    .execute();
  return versions.flatMap(({ id, steps }) => {
    const read = stepsSchema.safeParse(steps);
    if (!read.success) return [`${id}: not steps`];
    return faultsOf(read.data)
      .filter(counts)
      .map(({ step, kind }) => `${id}: ${kind} at ${step}`);
  });
}
