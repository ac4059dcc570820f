import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** Told when a course is completed, and when a certificate is taken back. Neither says where or with whom. */
export const attendanceLetters: LetterKinds = {
  'training.completed': async (worker, { completion }, publicUrl) => {
    const found = await findCompletion(worker, completion);
    if (found?.state !== 'approved' || !found.code) return null;
    const values = {
      course: found.title,
      link: `${publicUrl}/training/certificates/${completion}/pdf`,
      code: found.code,
      check: `${publicUrl}/certificate`,
    };
    const valid = found.valid_until ? ` ${t.completedValid({ until: formatDate(found.valid_until) })}` : '';
    return { subject: t.completedSubject({ course: found.title }), text: t.completedBody(values) + valid };
  },
  'training.completion_revoked': async (worker, { completion }) => {
    const found = await findCompletion(worker, completion);
    if (found?.state !== 'revoked') return null;
    const values = { course: found.title, reason: found.reason ?? '', organiser: found.organiser ?? '' };
    return { subject: t.revokedSubject(), text: t.revokedBody(values) };
  },
};

const findCompletion = (worker: Db, id: string | undefined) =>
  worker
    .selectFrom('training.completion as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .leftJoin('training.occasion as o', 'o.id', 'k.occasion_id')
    .leftJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .select(['k.state', 'k.code', 'k.valid_until', 'k.reason', 'c.title', 'x.name as organiser'])
    .where('k.id', '=', id ?? '')
    .executeTakeFirst();
