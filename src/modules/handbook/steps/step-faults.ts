import { faultsOf } from './check-steps.ts';
import type { Step } from './step.ts';

/** What in a version's steps keeps it from being reviewed, each a sentence and where to mend it. */
export const stepFaults = ({ id, steps }: { id: string; steps: readonly Step[] }): { said: string; href: string }[] =>
  faultsOf(steps).map(({ step, field, branch, sentence }) => ({
    said: sentence,
    href: `/handbook/versions/${id}/steps${step ? `/${step}` : ''}${step && field ? `#f-${field}${branch === undefined ? '' : branch + 1}` : ''}`,
  }));
