import { z } from '@hono/zod-openapi';
import { cutPage, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { ById, day, endpoint, rfc3339, time } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import { freeSeats } from '../occasions/say-seats.ts';
import { exampleOccasion } from './examples.ts';
import { getOccasionWhole, listOccasionsWhole } from './occasions.queries.ts';

const n = () => z.number().int().nonnegative();
const Seats = z
  .object({
    seats: n().openapi({ description: 'Seats in all.' }),
    placed: n().openapi({ description: 'People who have one.' }),
    offered: n().openapi({ description: 'Offered and not yet answered: counts as taken.' }),
    kept: n().openapi({ description: 'Free, but kept for some.' }),
    free: n().openapi({ description: 'Free for anyone invited.' }),
    waiting: n().openapi({ description: 'In the queue without an offer.' }),
    resting: n().openapi({ description: 'Let an offer pass and keep their number.' }),
    requested: n().openapi({ description: 'Wait for their manager.' }),
    interested: n().openapi({ description: 'Have shown interest while there is no date.' }),
  })
  .openapi('Seats');

const Part = z
  .object({
    id: z.uuid(),
    number: z.number().int().positive(),
    starts_at: time(),
    ends_at: time(),
    room: z.string().openapi({ description: 'Where it differs from the occasion’s place.' }),
  })
  .openapi('Part');

const Occasion = z
  .object({
    id: z.uuid(),
    course_id: z.uuid(),
    organiser_id: z.uuid(),
    label: z.string().openapi({ description: 'What tells it apart from others of the same course.' }),
    place: z.string(),
    online_link: z.string().nullable().openapi({ description: 'Only for those with a seat and those who run it; else null.' }),
    starts_at: time().nullable().openapi({ description: 'Start of the first part; null while there is no date.' }),
    ends_at: time().nullable(),
    sign_up_opens: time().nullable().openapi({ description: 'Null: since it was published.' }),
    sign_up_closes: time().nullable().openapi({ description: 'Null: when the first part starts.' }),
    public_calendar: z.boolean(),
    published_at: time().nullable().openapi({ description: 'Null for a draft.' }),
    cancelled_at: time().nullable(),
    sequence: n().openapi({ description: 'Rises with every change of time or place, as SEQUENCE in calendars does.' }),
    audience_ids: z.array(z.uuid()).openapi({ description: 'Organisations whose people may sign up.' }),
    parts: z.array(Part),
    seats: Seats,
  })
  .openapi('Occasion');

const View = Paging.extend({
  course: z.uuid().optional().openapi({ description: 'Only of this course.' }),
  organiser: z.uuid().optional().openapi({ description: 'Only arranged by this organisation.' }),
  from: day().optional().openapi({ description: 'Only with a part on this Swedish day or later.' }),
  to: day().optional().openapi({ description: 'Only with a part on this Swedish day or earlier.' }),
});

type Row = Awaited<ReturnType<typeof getOccasionWhole>>;

const told = (row: Row): z.input<typeof Occasion> => ({
  ...row,
  starts_at: rfc3339(row.parts[0]?.starts_at ?? null),
  ends_at: rfc3339(row.parts.at(-1)?.ends_at ?? null),
  sign_up_opens: rfc3339(row.sign_up_opens),
  sign_up_closes: rfc3339(row.sign_up_closes),
  published_at: rfc3339(row.published_at),
  cancelled_at: rfc3339(row.cancelled_at),
  parts: row.parts.map((part) => ({ ...part, starts_at: part.starts_at.toISOString(), ends_at: part.ends_at.toISOString() })),
  seats: { ...row, free: freeSeats(row) },
});

export const occasionsApi = apiRouter()
  .openapi(
    endpoint({
      method: 'get',
      path: '/occasions',
      permission: 'training.browse',
      tag: 'Occasions',
      name: 'list_occasions',
      summary: 'Occasions, a page at a time.',
      description:
        'Those of the public calendar, those one is invited to, and those one arranges, leads or has entered. Ordered by when they were entered, not by when they are held.',
      request: { query: View },
      answers: pageOf(Occasion),
      example: { data: [exampleOccasion], next_cursor: null },
    }),
    async (c) => {
      const { limit, cursor, course, organiser, from, to } = c.req.valid('query');
      const found = await listOccasionsWhole(c.get('tx'), { course, organiser, from, to }, readCursor(c, cursor), limit);
      const { rows, next_cursor } = cutPage(c, found, limit, ({ entered, id }) => [entered, id]);
      return c.json(pageOf(Occasion).parse({ data: rows.map(told), next_cursor }), 200);
    },
  )
  .openapi(
    endpoint({
      method: 'get',
      path: '/occasions/{id}',
      permission: 'training.browse',
      tag: 'Occasions',
      name: 'get_occasion',
      summary: 'One occasion.',
      description: 'An occasion with its parts, seats in numbers and whose people may sign up. No people are named.',
      request: { params: ById },
      answers: Occasion,
      example: exampleOccasion,
    }),
    async (c) => c.json(Occasion.parse(told(await getOccasionWhole(c.get('tx'), c.req.valid('param').id))), 200),
  );
