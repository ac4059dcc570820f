import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  hello: 'Hello,',
  bySomeone: '{name} has signed you up.',
  answeredBy: '{name} answered for you.',
  withdrawnBy: '{name} withdrew you.',

  placedSubject: 'You have a seat: {course}',
  placedBody: 'You have a seat on {course}.',
  placedHow:
    'The times are in the calendar file attached. Cannot come? Withdraw as soon as you know, and the next in the queue gets the seat:',

  waitingSubject: 'You are in the queue: {course}',
  waitingBody: {
    one: 'You are in the queue for {course}, first of {n}.',
    other: 'You are in the queue for {course}, in place {place} of {n}.',
  },
  waitingHow:
    'Your number is {number} and never changes. If a seat comes free when it is your turn you get a letter with time to answer. Here you always see how things stand:',

  requestedSubject: 'Your manager has been asked: {course}',
  requestedBody: 'You have asked for a seat on {course}. Your manager has been asked, and you will hear when there is an answer.',
  requestedHow: 'Your number is {number}, and you keep it however long the answer takes:',

  interestedSubject: 'Your interest is noted: {course}',
  interestedBody:
    'You are interested in {course}. When the course gets a date you will hear, and then you stand by your number, {number}.',
  interestedHow: 'If you change your mind, you can take your interest back here:',

  offeredSubject: 'The seat is yours until {deadline}: {course}',
  offeredBody: 'There is a seat for you on {course}. The seat is yours until {deadline}. Accept or decline here:',
  offeredHow:
    'If you do not answer, the seat goes to the next in the queue. You keep your number but are passed over until you say that you still want a seat.',

  expiredSubject: 'The time to answer has run out: {course}',
  expiredBody: 'We did not hear from you about the seat on {course}, so it has been offered to the next in the queue.',
  expiredHow:
    'You keep your number, {number}. Do you still want a seat? Tell us here, and you are back in the queue where you stood:',

  finalSubject: 'Final call: {course}',
  finalBody: '{course} begins soon, and from now on it is first come, first served for everyone left in the queue.',
  finalFree: {
    one: 'Just now one seat is free. Whoever is first gets it:',
    other: 'Just now {n} seats are free. Whoever is first gets them:',
  },
  finalFull:
    'Just now all seats are taken. If one comes free we write to everyone left at the same time. Here you see how things stand:',

  freeSubject: 'A seat is free: {course}',
  freeBody: 'A seat has come free on {course}. Everyone left in the queue is told now, and whoever is first gets it:',

  datedSubject: 'The course now has a date: {course}',
  datedBody: '{course}, in which you are interested, has got a date.',
  datedWaiting:
    'You are in the queue with number {number}. When it is your turn you get a letter with time to answer. If you cannot come those days, withdraw here:',
  datedRequested:
    'Your manager has been asked whether you can go. Your number is {number}. If you cannot come those days, withdraw here:',

  approvalSubject: 'Somebody you manage asks for a seat: {course}',
  someoneProtected: 'A colleague with protected identity',
  approvalBody: '{name} asks for a seat on {course}. Answer under My people:',
  approvalHow: '{name} keeps the number in the order while you think.',

  refusedSubject: 'No seat this time: {course}',
  refusedBody: 'Your manager has said no to {course} this time.',
  removedSubject: 'Your sign-up is removed: {course}',
  removedBody: 'Whoever plans {course} has removed your sign-up.',
  reason: 'The reason: {reason}',
  refusedHow: 'Talk to your manager if you wonder. Here you see which other courses are open to you:',
  removedHow: 'Do you wonder about something? Turn to {organiser}. Here you see which other courses are open to you:',

  withdrawnSubject: 'Your sign-up has ended: {course}',
  withdrawnBody: 'You are no longer signed up for {course}. The seat goes to the next in the queue.',
  declinedBody: 'You have declined the seat on {course}. It goes to the next in the queue.',
  withdrawnHow: 'Do you want to go another time? Here you see when the course is held:',
};
