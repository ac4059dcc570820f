import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate, formatDay } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** The one reminder, in four voices: new in a group, everyone in the administration, about to lapse, from the manager. */
export const coverageLetters: LetterKinds = {
  'training.reminder': async (worker, { person = '', course = '', kind = '' }, publicUrl) => {
    const found = await findStanding(worker, person, course);
    const words = voices[kind];
    if (!found || !words || found.seated || found.retired_at) return null;
    // What was true when it was written may be mended when it is sent.
    const lapses = kind === 'lapsing';
    if (found.valid && !(lapses && found.valid_until)) return null;
    const values = { course: found.title, day: found.valid_until ? formatDate(found.valid_until) : '' };
    const occasions = await listOpen(worker, person, course);
    const when = occasions.map(({ starts_at, place }) => `• ${formatDay(starts_at)}${place ? `, ${place}` : ''}`).join('\n');
    const link = `${publicUrl}/training/courses/${course}`;
    const next = when ? t.letterOccasions({ when, link }) : t.letterNoOccasion({ link });
    const text = [words.body(values), found.summary, next, t.letterEnd()].filter(Boolean).join('\n\n');
    return { subject: words.subject(values), text };
  },
};

type Words = { course: string; day: string };
const voices: Readonly<Record<string, { subject: (w: Words) => string; body: (w: Words) => string }>> = {
  first_course: { subject: ({ course }) => t.firstSubject({ course }), body: ({ course }) => t.firstBody({ course }) },
  campaign: { subject: ({ course }) => t.campaignSubject({ course }), body: ({ course }) => t.campaignBody({ course }) },
  lapsing: {
    subject: ({ course, day }) => t.lapsingSubject({ course, day }),
    body: ({ course, day }) => t.lapsingBody({ course, day }),
  },
  late: { subject: ({ course }) => t.lateSubject({ course }), body: ({ course }) => t.lateBody({ course }) },
};

type Standing = {
  title: string;
  summary: string;
  retired_at: Date | null;
  valid: boolean;
  valid_until: string | null;
  seated: boolean;
};

/** How she stands with the course when the letter is sent. valid_until is told only when it lapses soon. */
async function findStanding(worker: Db, person: string, course: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    with proof as (select max(coalesce(k.valid_until, 'infinity')) as until from training.completion k
      where k.person_id = ${person} and k.course_id = ${course} and k.state = 'approved' and k.completed_on <= current_date)
    select c.title, c.summary, c.retired_at, coalesce(proof.until >= current_date, false) as valid,
      case when proof.until between current_date and current_date + 60 then proof.until end::text as valid_until,
      exists (select from training.enrolment e join training.occasion o on o.id = e.occasion_id
        where e.person_id = ${person} and o.course_id = c.id and o.cancelled_at is null
          and e.state in ('requested', 'interested', 'placed', 'waiting') and coalesce(training.starts_at(o.id) > now(), true)) as seated
    from training.course c, proof where c.id = ${course}`.execute(worker);
  return rows[0];
}

/** The three next occasions she may sign up for. */
async function listOpen(worker: Db, person: string, course: string): Promise<{ starts_at: Date; place: string }[]> {
  const { rows } = await sql<{ starts_at: Date; place: string }>`
    select s.starts_at, o.place from training.occasion o, lateral (select training.starts_at(o.id) as starts_at) s
    where o.course_id = ${course} and o.published_at is not null and o.cancelled_at is null and s.starts_at > now()
      and coalesce(o.sign_up_closes > now(), true)
      and exists (select from training.audience a where a.occasion_id = o.id
        and a.organisation_id = any (training.organisations_of(${person})))
    order by s.starts_at limit 3`.execute(worker);
  return rows;
}
