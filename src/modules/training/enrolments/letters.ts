// Letters about seats and queue. Each finds the entry as it is when it is sent, and says nothing that is no longer true.
import type { Db } from '#platform/db/db.ts';
import type { Letter, LetterKinds, LetterWriter } from '#platform/mail/letters.ts';
import { inviteToCalendar } from '../occasions/invite-to-calendar.ts';
import { formatDeadline } from './deadline.ts';
import { findFacts, type LetterFacts } from './letters/letter-facts.queries.ts';
import { t } from './letters/texts.ts';

type Told = { subject: string; paragraphs: readonly (string | null | false | undefined)[]; calendar?: 'REQUEST' | 'CANCEL' };

/** A letter about one entry; `tell` says null when there is nothing left to tell. */
const about =
  (tell: (facts: LetterFacts, publicUrl: string) => Told | null): LetterWriter =>
  async (worker, { enrolment }, publicUrl) => {
    const facts = await findFacts(worker, enrolment, publicUrl);
    const told = facts && tell(facts, publicUrl);
    return told ? write(worker, facts, told, publicUrl) : null;
  };

async function write(worker: Db, facts: LetterFacts, told: Told, publicUrl: string): Promise<Letter> {
  const invited = { occasion: facts.occasion_id, person: facts.person_id };
  const calendar = told.calendar && (await inviteToCalendar(worker, invited, told.calendar, publicUrl));
  const text = `${[t.hello(), ...told.paragraphs].filter(Boolean).join('\n\n')}\n`;
  return { subject: told.subject, text, ...(calendar ? { calendar } : {}) };
}

const left = (f: LetterFacts): boolean => (f.state === 'waiting' || f.state === 'resting') && !f.expires_at && !f.begun;
const signedUpBy = (f: LetterFacts): string | null =>
  f.signed_up_by !== f.person_id && f.signer ? t.bySomeone({ name: f.signer }) : null;

const placed = about((f) =>
  f.state !== 'placed'
    ? null
    : {
        subject: t.placedSubject({ course: f.course }),
        paragraphs: [t.placedBody({ course: f.course }), signedUpBy(f), f.when, f.online_link, `${t.placedHow()}\n${f.link}`],
        calendar: 'REQUEST',
      },
);

const waiting = about((f) =>
  f.state !== 'waiting' || f.expires_at
    ? null
    : {
        subject: t.waitingSubject({ course: f.course }),
        paragraphs: [
          t.waitingBody({ course: f.course, place: f.standing.place, n: f.standing.waiting }),
          signedUpBy(f),
          f.when,
          `${t.waitingHow({ number: f.number })}\n${f.link}`,
        ],
      },
);

const requested = about((f) =>
  f.state !== 'requested'
    ? null
    : {
        subject: t.requestedSubject({ course: f.course }),
        paragraphs: [t.requestedBody({ course: f.course }), f.when, `${t.requestedHow({ number: f.number })}\n${f.link}`],
      },
);

const interested = about((f) =>
  f.state !== 'interested'
    ? null
    : {
        subject: t.interestedSubject({ course: f.course }),
        paragraphs: [t.interestedBody({ course: f.course, number: f.number }), signedUpBy(f), `${t.interestedHow()}\n${f.link}`],
      },
);

const offered = about((f) => {
  if (!f.expires_at || f.expires_at <= new Date()) return null;
  const deadline = formatDeadline(f.expires_at);
  return {
    subject: t.offeredSubject({ course: f.course, deadline }),
    paragraphs: [`${t.offeredBody({ course: f.course, deadline })}\n${f.link}`, f.when, t.offeredHow()],
  };
});

const expired = about((f) =>
  f.state !== 'resting'
    ? null
    : {
        subject: t.expiredSubject({ course: f.course }),
        paragraphs: [t.expiredBody({ course: f.course }), `${t.expiredHow({ number: f.number })}\n${f.link}`],
      },
);

const finalCall = about((f) => {
  if (!left(f)) return null;
  const free = Math.max(0, f.standing.seats - f.standing.placed - f.standing.offered);
  const now = f.standing.may_have_one ? t.finalFree({ n: free }) : t.finalFull();
  return {
    subject: t.finalSubject({ course: f.course }),
    paragraphs: [t.finalBody({ course: f.course }), f.when, `${now}\n${f.link}`],
  };
});

const seatFree = about((f) =>
  left(f) && f.standing.may_have_one
    ? { subject: t.freeSubject({ course: f.course }), paragraphs: [`${t.freeBody({ course: f.course })}\n${f.link}`, f.when] }
    : null,
);

const dated = about((f) => {
  const how = f.state === 'waiting' ? t.datedWaiting : f.state === 'requested' ? t.datedRequested : null;
  // She who is offered a seat is told so in another letter, with the same dates.
  if (!how || f.expires_at) return null;
  return {
    subject: t.datedSubject({ course: f.course }),
    paragraphs: [t.datedBody({ course: f.course }), f.when, `${how({ number: f.number })}\n${f.link}`],
  };
});

/** To her manager. */
const approvalWanted = about((f, publicUrl) =>
  f.state !== 'requested'
    ? null
    : {
        subject: t.approvalSubject({ course: f.course }),
        paragraphs: [
          `${t.approvalBody({ course: f.course, name: f.name ?? t.someoneProtected() })}\n${publicUrl}/training/team`,
          f.when,
          t.approvalHow({ name: f.name ?? t.someoneProtected() }),
        ],
      },
);

/** Where to look instead; someone without an account has no catalogue to look in. */
const instead = (f: LetterFacts, how: string, address: string): string | null => (f.secret ? null : `${how}\n${address}`);
const reasonOf = (f: LetterFacts): string | null => (f.reason ? t.reason({ reason: f.reason }) : null);

const refused = about((f, publicUrl) => ({
  subject: t.refusedSubject({ course: f.course }),
  paragraphs: [t.refusedBody({ course: f.course }), reasonOf(f), instead(f, t.refusedHow(), `${publicUrl}/training`)],
}));

const removed = about((f, publicUrl) => ({
  subject: t.removedSubject({ course: f.course }),
  paragraphs: [
    t.removedBody({ course: f.course }),
    reasonOf(f),
    instead(f, t.removedHow({ organiser: f.organiser }), `${publicUrl}/training`),
  ],
  ...(f.seated ? { calendar: 'CANCEL' as const } : {}),
}));

const withdrawn = about((f, publicUrl) => {
  const declined = f.state === 'declined';
  const by = f.by && (declined ? t.answeredBy({ name: f.by }) : t.withdrawnBy({ name: f.by }));
  return {
    subject: t.withdrawnSubject({ course: f.course }),
    paragraphs: [
      declined ? t.declinedBody({ course: f.course }) : t.withdrawnBody({ course: f.course }),
      by,
      instead(f, t.withdrawnHow(), `${publicUrl}/training/courses/${f.course_id}`),
    ],
    ...(f.seated ? { calendar: 'CANCEL' as const } : {}),
  };
});

const byState: Readonly<Record<string, LetterWriter>> = { placed, waiting, requested, interested, resting: expired };

/** To a guest who asks for her address again: where she stands now. */
const guestEntry: LetterWriter = async (worker, ids, publicUrl) => {
  const facts = await findFacts(worker, ids['enrolment'], publicUrl);
  const writer = facts?.expires_at ? offered : byState[facts?.state ?? ''];
  return writer ? writer(worker, ids, publicUrl) : null;
};

export const enrolmentLetters: LetterKinds = {
  'training.placed': placed,
  'training.waiting': waiting,
  'training.requested': requested,
  'training.interested': interested,
  'training.offered': offered,
  'training.offer_expired': expired,
  'training.final_call': finalCall,
  'training.seat_free': seatFree,
  'training.dated': dated,
  'training.approval_wanted': approvalWanted,
  'training.refused': refused,
  'training.removed': removed,
  'training.withdrawn_confirmed': withdrawn,
  'training.guest_entry': guestEntry,
};
