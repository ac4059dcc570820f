import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const certificateLetters: LetterKinds = {
  'training.claim_wanted': async (worker, { completion }, publicUrl) => {
    const claim = await findClaim(worker, completion);
    if (claim?.state !== 'claimed') return null;
    const { name, title } = claim;
    return {
      subject: t.wantedSubject(),
      text: t.wantedBody({
        name: name ?? t.someoneProtected(),
        course: title,
        link: `${publicUrl}/training/claims/${completion}`,
      }),
    };
  },
  'training.claim_decided': async (worker, { completion }, publicUrl) => {
    const claim = await findClaim(worker, completion);
    if (claim?.state !== 'approved' && claim?.state !== 'rejected') return null;
    const course = claim.title;
    const link = `${publicUrl}/training/certificates`;
    const text =
      claim.state === 'approved'
        ? t.approvedBody({ course, link })
        : t.rejectedBody({ course, reason: claim.reason ?? '', link: `${publicUrl}/training/claims/new` });
    return { subject: t.decidedSubject({ course }), text };
  },
};

const findClaim = (worker: Db, id: string | undefined) =>
  worker
    .selectFrom('training.completion as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .innerJoin('organisation.person as p', 'p.id', 'k.person_id')
    .select([
      'k.state',
      'k.reason',
      'c.title',
      sql<string | null>`case when p.protected_at is null then p.given_name || ' ' || p.family_name end`.as('name'),
    ])
    .where('k.id', '=', id ?? '')
    .executeTakeFirst();
