import { type CalendarEvent, calendar } from '#platform/files/calendar.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { partUid } from '../occasions/invite-to-calendar.ts';
import type { FeedPart } from './feed.queries.ts';
import { t } from './texts.ts';

/** An iCalendar text, in the reader's language. `publicUrl` begins every link. */
export const writeFeed = (name: string, parts: readonly FeedPart[], publicUrl: string): string =>
  calendar({ name, events: parts.map((part) => eventOf(part, publicUrl)) });

function eventOf(part: FeedPart, publicUrl: string): CalendarEvent {
  const named = [part.title, part.label].filter(Boolean).join(' – ');
  const title = part.parts > 1 ? t.partOf({ title: named, n: part.number, of: part.parts }) : named;
  const where = part.room || part.place || part.online_link || '';
  return {
    uid: partUid(part.part_id, publicUrl),
    sequence: part.sequence,
    title: part.state === 'offered' ? t.offered({ title }) : title,
    description: describe(part),
    url: addressOf(part, publicUrl),
    start: part.starts_at,
    end: part.ends_at,
    status: statuses[part.state],
    updated: part.updated,
    ...(where ? { location: where } : {}),
  };
}

const statuses = { placed: 'confirmed', public: 'confirmed', offered: 'tentative', cancelled: 'cancelled' } as const;

const describe = ({ state, answer_by, organiser, room, place, online_link }: FeedPart): string =>
  [
    state === 'offered' && answer_by ? t.answerBy({ when: formatWhen(answer_by) }) : '',
    state === 'cancelled' ? t.isCancelled() : '',
    t.arrangedBy({ organiser }),
    room && place ? place : '',
    online_link ? t.joinAt({ link: online_link }) : '',
  ]
    .filter(Boolean)
    .join('\n');

/** Where one reads more: the entry, for what is one's own. */
const addressOf = ({ occasion_id, enrolment_id }: FeedPart, publicUrl: string): string =>
  publicUrl + (enrolment_id ? `/training/enrolments/${enrolment_id}` : `/calendar/occasions/${occasion_id}`);
