import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';

type Person = { name: string; email: string };

export type CalendarEvent = {
  /** The same for this event for ever, such as "part-123@samfrid.ekhaga.example": by it calendars know what changed. */
  uid: string;
  /** Rises with every change; calendars pass over what is not newer. */
  sequence: number;
  title: string;
  description?: string;
  location?: string;
  url?: string;
  start: Date;
  end: Date;
  /** tentative: offered, and not yet answered. */
  status: 'confirmed' | 'tentative' | 'cancelled';
  organiser?: Person;
  attendee?: Person;
  /** What the attendee has said; left out where the seat is already hers. needed: nothing yet. */
  answer?: 'accepted' | 'declined' | 'needed';
  /** When it last changed; also its stamp, so that an unchanged feed is the same to the last byte. */
  updated: Date;
};

type Calendar = { name: string; events: readonly CalendarEvent[]; method?: 'PUBLISH' | 'REQUEST' | 'CANCEL' };

/**
 * An iCalendar text (RFC 5545) to subscribe to (PUBLISH) or to send by mail (REQUEST, CANCEL; RFC 5546). Times are
 * written in UTC: every calendar shows them right in Swedish time, before and after the clocks change, and needs no
 * description of the time zone, which is where calendars differ.
 * @throws when an invitation lacks its organiser or attendee, or a CANCEL has an event that is still on
 */
export function calendar({ name, events, method = 'PUBLISH' }: Calendar): string {
  // The package writes the calendar's name and the ids as they come: a line break in them would begin a line of its own.
  const out = ical({
    name: oneLine(name).replace(/[\\;,]/g, '\\$&'),
    method: ICalCalendarMethod[method],
    prodId: '//Samfrid//Samfrid//SV',
  });
  if (method === 'PUBLISH') out.ttl(3600);
  for (const event of events) {
    check(event, method);
    const made = out.createEvent({
      id: token(event.uid),
      sequence: event.sequence,
      stamp: event.updated,
      lastModified: event.updated,
      start: event.start,
      end: event.end,
      summary: oneLine(event.title),
      status: statuses[event.status],
      transparency: event.status === 'cancelled' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
    if (event.description) made.description(lines(event.description));
    if (event.location) made.location(oneLine(event.location));
    if (event.url) made.url(new URL(event.url).href);
    if (event.organiser) made.organizer(person(event.organiser));
    // RFC 5546, 3.2.1: what is published to anyone names no attendees.
    if (event.attendee && method !== 'PUBLISH') {
      made.createAttendee({
        ...person(event.attendee),
        role: ICalAttendeeRole.REQ,
        status: answers[event.answer ?? 'accepted'],
        // Answers are given in Samfrid: nobody reads what a calendar would send the organiser (RFC 5545, 3.2.17).
        ...(method === 'REQUEST' ? { rsvp: false } : {}),
      });
    }
  }
  return `${out.toString()}\r\n`;
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

const answers = {
  accepted: ICalAttendeeStatus.ACCEPTED,
  declined: ICalAttendeeStatus.DECLINED,
  needed: ICalAttendeeStatus.NEEDSACTION,
} as const;

const person = ({ name, email }: Person): Person => ({ name: oneLine(name) || token(email), email: token(email) });

function check(event: CalendarEvent, method: string): void {
  if (event.end < event.start) throw new Error(`calendar event ${event.uid} ends before it begins`);
  if (method === 'PUBLISH') return;
  if (!event.organiser || !event.attendee)
    throw new Error(`calendar event ${event.uid} needs an organiser and an attendee to be sent`);
  if (method === 'CANCEL' && event.status !== 'cancelled') throw new Error(`calendar event ${event.uid} is not cancelled`);
}

/** RFC 5545, 3.3.11: no control characters in texts but line breaks and tabs. */
const lines = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
const oneLine = (text: string) => lines(text).replace(/\s+/g, ' ').trim();
const token = (text: string) => lines(text).replace(/[\s"<>]/g, '');
