import type { Job } from '#platform/jobs/jobs.ts';
import { publishDue } from './publish-quarter.ts';

/** Every night, so that a night the machine was down is made up for; there is something to do four nights a year. */
export const publicationJobs: readonly Job[] = [
  { name: 'screening.publish', work: (worker) => publishDue(worker), every: '30 3 * * *', limit: 3600 },
];
