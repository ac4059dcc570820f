import type { Job } from '#platform/jobs/jobs.ts';
import { tellSleepers } from './tell-sleepers.ts';

/** A minute past midnight in Sweden, when roles fall asleep by the calendar; at noon again, for a server that stood still. */
export const keyJobs: readonly Job[] = [{ name: 'training.role_keys', work: tellSleepers, every: '1 0,12 * * *' }];
