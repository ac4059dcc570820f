import type { Job } from '#platform/jobs/jobs.ts';
import { runCampaign } from './run-campaign.ts';
import { sendReminders } from './send-reminders.ts';

export const coverageJobs: readonly Job[] = [
  { name: 'training.campaign', work: (worker, { id }) => runCampaign(worker, String(id)) },
  // After the night's staff import, before the working day.
  { name: 'training.reminders', every: '10 7 * * *', limit: 3600, work: (worker) => sendReminders(worker) },
];
