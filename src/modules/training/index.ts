import type { Module } from '#platform/module.ts';
import { trainingApi } from './api/training.api.ts';
import { attendanceInvariants } from './attendance/invariants.ts';
import { attendanceJobs } from './attendance/jobs.ts';
import { attendanceLetters } from './attendance/letters.ts';
import { certificateLetters } from './certificates/letters.ts';
import { coverageInvariants } from './coverage/invariants.ts';
import { enrolmentInvariants } from './enrolments/invariants.ts';
import { enrolmentJobs } from './enrolments/jobs.ts';
import { enrolmentLetters } from './enrolments/letters.ts';
import { keyInvariants } from './keys/invariants.ts';
import { keyJobs } from './keys/jobs.ts';
import { keyLetters } from './keys/letters.ts';
import { occasionLetters } from './occasions/letters.ts';
import { erasePerson } from './people/erase-person.ts';
import { assurance, permissions } from './permissions.ts';
import { reminderJobs } from './reminders/jobs.ts';
import { reminderLetters } from './reminders/letters.ts';
import { trainingRoutes } from './routes.tsx';
import { t } from './texts.ts';
import { trainerLetters } from './trainers/letters.ts';

export const training: Module = {
  name: 'training',
  routes: trainingRoutes,
  api: trainingApi,
  permissions,
  assurance,
  menu: [{ href: '/training', label: t.menu, permission: 'training.browse' }],
  jobs: () => [...attendanceJobs, ...enrolmentJobs, ...reminderJobs, ...keyJobs],
  letters: {
    ...occasionLetters,
    ...enrolmentLetters,
    ...attendanceLetters,
    ...certificateLetters,
    ...trainerLetters,
    ...reminderLetters,
    ...keyLetters,
  },
  erases: { 'organisation.person': erasePerson },
  invariants: [...coverageInvariants, ...attendanceInvariants, ...enrolmentInvariants, ...keyInvariants],
};

export { copyCourse, listCopyTargets, listCourseChoices } from './courses/copy-course.ts';
export { listOwnOrganisations } from './courses/course.queries.ts';
export type { Leaders } from './coverage/leaders.queries.ts';
export { getLeadersCovered, listCourseTitles } from './coverage/leaders.queries.ts';
export type { Seminar } from './occasions/seminars.queries.ts';
export { listComingSeminars } from './occasions/seminars.queries.ts';
export type { ComingPart, MyKnowledge, MyQueue } from './waiting/coming.queries.ts';
export { listMyComingParts, listMyKnowledge, listMyQueues } from './waiting/coming.queries.ts';
export type { MyCoverage } from './waiting/coverage.queries.ts';
export { getMyCoverage } from './waiting/coverage.queries.ts';
export { waitingForMe } from './waiting/waiting-for-me.ts';
