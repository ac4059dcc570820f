import type { Db } from '#platform/db/db.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const trainerLetters: LetterKinds = {
  'training.trainer_approved': async (worker, { approval }, publicUrl) => {
    const found = await findApproval(worker, approval);
    if (!found || found.ended_on) return null;
    const { title, organisation } = found;
    const link = `${publicUrl}/training/trainers`;
    return { subject: t.approvedSubject({ course: title }), text: t.approvedBody({ course: title, organisation, link }) };
  },
  'training.trainer_ended': async (worker, { approval }) => {
    const found = await findApproval(worker, approval);
    if (!found?.ended_on) return null;
    const { title, organisation } = found;
    return { subject: t.endedSubject({ course: title }), text: t.endedBody({ course: title, organisation }) };
  },
};

const findApproval = (worker: Db, id: string | undefined) =>
  worker
    .selectFrom('training.trainer_approval as a')
    .innerJoin('training.course as c', 'c.id', 'a.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'a.organisation_id')
    .select(['a.ended_on', 'c.title', 'x.name as organisation'])
    .where('a.id', '=', id ?? '')
    .executeTakeFirst();
