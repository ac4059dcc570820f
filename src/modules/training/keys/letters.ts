import { sql } from 'kysely';
import { roleInSentence } from '#platform/access/role-words.ts';
import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

type Facts = { role: string; day: string; asleep: boolean; name: string | null; courses: { id: string; title: string }[] };

/** What is no longer so when the letter is sent, because a course was approved or the role has ended, is not told. */
export const keyLetters: LetterKinds = {
  'training.role_sleeps': async (worker, about, publicUrl) => {
    const facts = await findFacts(worker, about);
    if (!facts) return null;
    const [role, day] = [roleInSentence(facts.role), formatDate(facts.day)];
    const courses = facts.courses.map(({ id, title }) => `${title}: ${publicUrl}/training/courses/${id}`).join('\n');
    return facts.asleep
      ? { subject: t.asleepSubject({ role }), text: `${t.asleepText({ role, day, courses })}\n` }
      : { subject: t.soonSubject({ role, day }), text: `${t.soonText({ role, day, courses })}\n` };
  },
  'training.role_of_staff_sleeps': async (worker, about, publicUrl) => {
    const facts = await findFacts(worker, about);
    if (!facts) return null;
    const words = {
      name: facts.name ?? t.someone(),
      role: roleInSentence(facts.role),
      day: formatDate(facts.day),
      courses: facts.courses.map(({ title }) => title).join(', '),
      link: `${publicUrl}/training/late`,
    };
    return { subject: t.staffSubject(), text: `${facts.asleep ? t.staffAsleepText(words) : t.staffSoonText(words)}\n` };
  },
};

async function findFacts(worker: Db, { grant, day }: Record<string, string>): Promise<Facts | null> {
  const { rows } = await sql<Facts>`
    select g.role, g.awake_until::text as day, g.awake_until <= current_date as asleep,
      case when p.protected_at is null then p.given_name || ' ' || p.family_name end as name,
      (select json_agg(json_build_object('id', c.course_id, 'title', c.title)) from training.courses_of_role(g.person_id, g.role, g.organisation_id) c) as courses
    from access.role_grant g join organisation.person p on p.id = g.person_id
    where g.id = ${grant ?? null}::uuid and g.awake_until = ${day ?? null}::date and (g.valid_to is null or g.valid_to > current_date)`.execute(
    worker,
  );
  return rows[0]?.courses ? rows[0] : null;
}
