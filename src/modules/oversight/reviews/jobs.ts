import type { Job } from '#platform/jobs/jobs.ts';
import { drawSamples } from './draw-sample.ts';
import { remindHeads } from './remind-heads.ts';

export const reviewJobs: readonly Job[] = [
  // Every night, though a month is drawn once: a server that was down on the 1st draws when it is up again.
  { name: 'oversight.draw', work: drawSamples, every: '20 1 * * *', limit: 3600 },
  { name: 'oversight.remind', work: remindHeads, every: '40 6 * * *' },
];
