import type { Module } from '#platform/module.ts';
import { activityLetters } from './activities/letters.ts';
import { digestLetters } from './digest/letters.ts';
import { digestJobs } from './digest/send-digests.ts';
import { invitationJobs } from './invitations/call-members.ts';
import { invitationLetters } from './invitations/letters.ts';
import { meetingInvariants } from './meetings/invariants.ts';
import { memberLetters } from './members/letters.ts';
import { minutesLetters } from './minutes/letters.ts';
import { permissions } from './permissions.ts';
import { questionLetters } from './questions/letters.ts';
import { questionJobs } from './questions/remind-unanswered.ts';
import { termJobs } from './remake-terms.ts';
import { networksRoutes } from './routes.tsx';
import { t } from './texts.ts';

export const networks: Module = {
  name: 'networks',
  routes: networksRoutes,
  permissions,
  menu: [{ href: '/networks', label: t.menu, permission: 'networks.take_part' }],
  jobs: () => [...invitationJobs, ...digestJobs, ...questionJobs, ...termJobs],
  letters: {
    ...invitationLetters,
    ...memberLetters,
    ...minutesLetters,
    ...digestLetters,
    ...questionLetters,
    ...activityLetters,
  },
  invariants: meetingInvariants,
};

export { networkWaits } from './waits.ts';
