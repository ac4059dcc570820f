import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate, formatDay } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { SOON } from './late.queries.ts';
import { t } from './letters/texts.ts';

type Told = {
  id: string;
  title: string;
  summary: string;
  accepts_external: boolean;
  state: 'never' | 'lapsed' | 'lapsing';
  until: string | null;
  next: Date | null;
};

/** Each tells only of what she still lacks and has no seat for when it is sent; of nothing, when nothing is left. */
export const reminderLetters: LetterKinds = {
  'training.reminder': async (worker, { person, courses, campaign }, publicUrl) => {
    const told = await findTold(worker, person, courses);
    if (told.length === 0) return null;
    const organisation = campaign ? await findOrganisation(worker, campaign) : null;
    const why = organisation ? t.campaignWhy({ organisation }) : t.reminderWhy({ n: told.length });
    return { subject: subject(told), text: write([why, ...paragraphs(told, publicUrl), t.reminderEnd()]) };
  },
  'training.first_course': async (worker, { person, courses }, publicUrl) => {
    const told = await findTold(worker, person, courses);
    if (told.length === 0) return null;
    return {
      subject: t.firstSubject({ n: told.length, course: told[0]!.title }),
      text: write([t.firstWhy({ n: told.length }), ...paragraphs(told, publicUrl), t.firstEnd()]),
    };
  },
  'training.lapsing': async (worker, { person, courses }, publicUrl) => {
    const told = await findTold(worker, person, courses);
    if (told.length === 0) return null;
    return {
      subject: t.lapsingSubject({ n: told.length, course: told[0]!.title }),
      text: write([t.lapsingWhy({ n: told.length }), ...paragraphs(told, publicUrl)]),
    };
  },
};

const subject = (told: readonly Told[]): string => t.reminderSubject({ n: told.length, course: told[0]!.title });
const write = (parts: readonly string[]): string => `${[t.hello(), ...parts].join('\n\n')}\n`;

const standing = {
  never: () => t.never(),
  lapsed: (day: string) => t.lapsed({ day }),
  lapsing: (day: string) => t.lapsing({ day }),
} as const;

const paragraphs = (told: readonly Told[], publicUrl: string): string[] =>
  told.map((one) =>
    [
      one.title,
      one.summary,
      standing[one.state](one.until ? formatDate(one.until) : ''),
      one.next ? t.next({ when: formatDay(one.next) }) : t.noNext(),
      `${one.next ? t.signUp() : t.look()} ${publicUrl}/training/courses/${one.id}`,
      one.accepts_external && one.state !== 'lapsing' && `${t.elsewhere()} ${publicUrl}/training/claims/new`,
    ]
      .filter(Boolean)
      .join('\n'),
  );

async function findTold(worker: Db, person = '', courses = ''): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select c.id, c.title, c.summary, c.accepts_external, x.state, x.until::text,
      (select min(s.starts_at) from training.seats_open_to(c.id, training.organisations_of(${person}::uuid)) s) as next
    from training.to_tell(${person}::uuid, ${courses.split(',')}::uuid[], ${SOON}) x join training.course c on c.id = x.course_id
    order by array_position(array['basic', 'deepening', 'specialist', 'trainers', 'conference'], c.level), c.title`.execute(
    worker,
  );
  return rows;
}

async function findOrganisation(worker: Db, campaign: string): Promise<string | null> {
  const found = await worker
    .selectFrom('training.campaign as k')
    .innerJoin('organisation.organisation as o', 'o.id', 'k.organisation_id')
    .select('o.name')
    .where('k.id', '=', campaign)
    .executeTakeFirst();
  return found?.name ?? null;
}
