import type { Db } from '#platform/db/db.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { describePart } from './describe-occasion.ts';
import { inviteToCalendar } from './invite-to-calendar.ts';
import { listParts } from './occasion.queries.ts';
import { t } from './texts.ts';

/** What those who entered are told when an occasion is moved, shortened or cancelled. Each letter is about one entry. */
export const occasionLetters: LetterKinds = {
  'training.occasion_changed': async (worker, { enrolment }, publicUrl) => {
    const entry = await findEntry(worker, enrolment);
    if (!entry || entry.cancelled_at || !(entry.state === 'placed' || entry.offered)) return null;
    const parts = await listParts(worker, [entry.occasion_id]);
    const when = parts.map((part) => `• ${[describePart(part), part.room].filter(Boolean).join(', ')}`).join('\n');
    const values = { course: entry.title, when, link: publicUrl + addressOf(entry) };
    const calendar = entry.state === 'placed' && (await inviteToCalendar(worker, of(entry), 'REQUEST', publicUrl));
    return {
      subject: t.changedSubject({ course: entry.title }),
      text: t.changedBody({ ...values, place: placeOf(entry), stands: entry.offered ? t.offerStands() : t.seatStands() }),
      ...(calendar ? { calendar } : {}),
    };
  },

  'training.part_removed': async (worker, { enrolment, part = '', starts_at = '', ends_at = '' }, publicUrl) => {
    const entry = await findEntry(worker, enrolment);
    if (!entry || entry.cancelled_at || entry.state !== 'placed') return null;
    const gone = { id: part, number: 1, starts_at: new Date(starts_at), ends_at: new Date(ends_at), room: '' };
    const calendar = await inviteToCalendar(worker, of(entry), 'CANCEL', publicUrl, [gone]);
    const link = publicUrl + addressOf(entry);
    return {
      subject: t.partRemovedSubject({ course: entry.title }),
      text: t.partRemovedBody({ course: entry.title, when: describePart(gone), link }),
      ...(calendar ? { calendar } : {}),
    };
  },

  'training.occasion_cancelled': async (worker, { enrolment }, publicUrl) => {
    const entry = await findEntry(worker, enrolment);
    if (!entry?.cancelled_at) return null;
    const parts = await listParts(worker, [entry.occasion_id]);
    const when = parts[0] ? describePart(parts[0]) : t.noDate();
    const calendar = entry.seated && (await inviteToCalendar(worker, of(entry), 'CANCEL', publicUrl));
    const values = { course: entry.title, when, organiser: entry.organiser, reason: entry.cancel_reason ?? '' };
    return {
      subject: t.cancelledSubject({ course: entry.title }),
      text: t.cancelledBody({ ...values, link: `${publicUrl}/training/courses/${entry.course_id}` }),
      ...(calendar ? { calendar } : {}),
    };
  },
};

type Entry = NonNullable<Awaited<ReturnType<typeof findEntry>>>;
const of = ({ occasion_id, person_id }: Entry) => ({ occasion: occasion_id, person: person_id });
/** Someone without an account answers by her own secret address. */
const addressOf = ({ id, guest }: Entry): string => (guest ? `/invitation/entry/${guest}` : `/training/enrolments/${id}`);
const placeOf = ({ place, online_link, state }: Entry): string =>
  [place, state === 'placed' ? online_link : null].filter(Boolean).join('\n') || t.placeLater();

/** The entry as it is when the letter is sent. `seated`: she had a seat before the occasion was cancelled. */
const findEntry = (worker: Db, id: string | undefined) =>
  worker
    .selectFrom('training.enrolment as e')
    .innerJoin('training.occasion as o', 'o.id', 'e.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .leftJoin('training.guest_pass as g', 'g.enrolment_id', 'e.id')
    .select(['e.id', 'g.secret as guest'])
    .select([
      'e.state',
      'e.person_id',
      'e.occasion_id',
      'o.course_id',
      'o.place',
      'o.online_link',
      'o.cancelled_at',
      'o.cancel_reason',
    ])
    .select(['c.title', 'x.name as organiser'])
    .select((eb) => [
      eb
        .exists(eb.selectFrom('training.offer as f').whereRef('f.enrolment_id', '=', 'e.id').where('f.state', '=', 'pending'))
        .as('offered'),
      eb
        .exists(
          eb.selectFrom('training.enrolment_change as h').whereRef('h.enrolment_id', '=', 'e.id').where('h.state', '=', 'placed'),
        )
        .as('seated'),
    ])
    .where('e.id', '=', id ?? '')
    .executeTakeFirst();
