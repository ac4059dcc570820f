import type { Job } from '#platform/jobs/jobs.ts';
import { remindDaily } from './remind-daily.ts';
import { sendCampaigns } from './send-campaigns.ts';

export const CAMPAIGN = 'training.campaign';

export const reminderJobs: readonly Job[] = [
  // Sent for when a campaign begins; by the clock too, so that one whose process was killed goes on within minutes.
  { name: CAMPAIGN, work: (worker) => sendCampaigns(worker), every: '*/5 * * * *', limit: 1800 },
  { name: 'training.reminders', work: remindDaily, every: '30 6 * * *' },
];
