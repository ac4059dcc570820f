import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  tab: 'Course as a key',
  title: 'Course as a key',
  lead: {
    one: '{n} role sleeps because a course is missing or has lapsed.',
    other: '{n} roles sleep because a course is missing or has lapsed.',
  },
  sleepers: 'Roles that sleep, or soon will',
  sleepersLead:
    'They wake by themselves the day the course is approved. The person and the nearest manager get a letter 30 and 7 days before.',
  name: 'Name',
  role: 'Role',
  place: 'Where',
  state: 'State',
  course: 'Course',
  asleepSince: 'Sleeps since {day}',
  sleepsFrom: 'Sleeps from {day}',
  noSleepers: 'No role sleeps',
  noSleepersBody: 'Everyone whose role asks for a course has a valid one for at least two more months.',
  keys: 'What roles ask for',
  setAt: 'Since',
  end: 'Take away',
  endQuestion: 'Those who sleep because the course is missing wake at once.',
  endYes: 'Yes, take away',
  noKeys: 'No role asks for a course',
  noKeysBody: 'Ask for one where the knowledge is a condition for seeing or deciding.',
  newKey: 'Ask for a course',
  newKeyLead:
    'The role is in force only while the course is valid. The administrator role cannot ask for a course: somebody must be able to take it away again.',
  grace: 'Days to take it',
  graceHelp:
    'For those who have the role already but lack the course. Whoever is given the role from now on needs the course first.',
  set: 'Ask for it',
  isSet: 'The role asks for the course from now on.',
  isEnded: 'The role no longer asks for the course.',
  alreadySet: 'The role asks for that course already.',
  soonSubject: 'Your access as {role} sleeps from {day}',
  soonText:
    'Hello,\n\nYour access as {role} asks for a valid course. From {day} it sleeps, unless you take the course before then:\n\n{courses}\n\nIt wakes by itself the day the course is approved.',
  asleepSubject: 'Your access as {role} sleeps',
  asleepText:
    'Hello,\n\nYour access as {role} sleeps since {day}, because this course is missing or has lapsed:\n\n{courses}\n\nIt wakes by itself the day the course is approved. Everything else in Samfrid works as usual.',
  staffSubject: 'An access among your staff sleeps, or soon will',
  staffSoonText:
    'Hello,\n\n{name} has an access as {role} that sleeps from {day}, unless the course {courses} is valid then.\n\nHelp to get the course in time: {link}',
  staffAsleepText:
    'Hello,\n\n{name} has an access as {role} that sleeps since {day}. It wakes when the course {courses} is approved.\n\nHelp to get the course: {link}',
  someone: 'An employee of yours',
  mineAsleep: 'Your access as {role} has slept since {day}',
  mineAsleepBody: 'Take the course {course}, and it wakes the day the course is approved.',
  mineSoon: 'Your access as {role} sleeps from {day}',
  mineSoonBody: 'Take the course {course} before then.',
  nextOccasion: 'The next occasion is {when}.',
  noOccasion: 'No occasion is announced just now.',
  toOccasion: 'See the occasion',
  toCourse: 'See the course',
};
