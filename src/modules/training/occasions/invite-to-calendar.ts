import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { type CalendarEvent, calendar } from '#platform/files/calendar.ts';
import type { Letter } from '#platform/mail/letters.ts';
import { listParts } from './occasion.queries.ts';
import { t } from './texts.ts';

type Sitting = { id: string; number: number; starts_at: Date; ends_at: Date; room: string };
type Invited = { occasion: string; person: string };

/** The same id for a part in every letter and feed: by it a calendar knows what was moved. */
export const partUid = (part: string, publicUrl: string): string => `part-${part}@${new URL(publicUrl).hostname}`;

/**
 * An occasion's parts for someone's calendar, to send with a letter: REQUEST puts them in (or moves them), CANCEL takes
 * them out. `only` names other parts than the occasion's own: those that were taken away. Undefined when there is nothing
 * to send: no date, or nobody to send it to. With the worker's eyes, at the moment of sending.
 */
export async function inviteToCalendar(
  worker: Db,
  { occasion, person }: Invited,
  method: 'REQUEST' | 'CANCEL',
  publicUrl: string,
  only?: readonly Sitting[],
): Promise<Letter['calendar']> {
  const about = await findAbout(worker, occasion, person);
  const parts = only ?? (await listParts(worker, [occasion]));
  if (!about?.email || parts.length === 0) return undefined;
  const host = new URL(publicUrl).hostname;
  const events = parts.map(
    (part): CalendarEvent => ({
      uid: partUid(part.id, publicUrl),
      sequence: about.sequence,
      title: parts.length > 1 || only ? t.calendarPart({ course: about.title, n: part.number }) : about.title,
      location: part.room || about.place || about.online_link || '',
      url: `${publicUrl}/training/occasions/${occasion}`,
      start: part.starts_at,
      end: part.ends_at,
      status: method === 'CANCEL' ? 'cancelled' : 'confirmed',
      // Answers, where a calendar sends them anyway, go to whoever planned it; to nobody where she has no open address.
      organiser: { name: about.organiser, email: about.planner ?? `noreply@${host}` },
      attendee: { name: about.name, email: about.email! },
      updated: new Date(),
      ...(about.online_link ? { description: about.online_link } : {}),
    }),
  );
  return { method, text: calendar({ name: about.title, events, method }) };
}

const findAbout = (worker: Db, occasion: string, person: string) =>
  worker
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .innerJoin('organisation.person as p', (join) => join.on('p.id', '=', person))
    .leftJoin('organisation.contact as k', 'k.person_id', 'p.id')
    .leftJoin('organisation.contact as planner', (join) =>
      join.onRef('planner.person_id', '=', 'o.created_by').on('planner.hidden', '=', false),
    )
    .select(['o.sequence', 'o.place', 'o.online_link', 'c.title', 'x.name as organiser', 'k.email', 'planner.email as planner'])
    .select(sql<string>`p.given_name || ' ' || p.family_name`.as('name'))
    .where('o.id', '=', occasion)
    .executeTakeFirst();
