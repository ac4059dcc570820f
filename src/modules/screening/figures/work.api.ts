import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { cutPage, type Mark, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { day, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { monthOf, monthsOn } from './periods.ts';
import { getPlace } from './places.queries.ts';
import { channels } from './view.ts';

const n = () => z.number().int().nonnegative();
const Line = z
  .object({
    organisation_id: z.uuid().openapi({ description: 'The unit.' }),
    month: day().openapi({ description: 'First day of the month.', example: '2026-11-01' }),
    channel: z.enum(channels).openapi({ description: 'A visit, a telephone call or an assessment.' }),
    visits: n().openapi({ description: 'Closed occasions of asking.' }),
    asked: n(),
    not_asked: z
      .object({ company: n(), interpreter: n(), child: n(), acute: n(), other: n() })
      .openapi({ description: 'Why not: company in the room, unsuitable interpreter, child present, acute, another reason.' }),
    share: z.number().min(0).max(1).nullable().openapi({ description: 'asked / visits; null where nobody came.' }),
  })
  .openapi('AskingWork');

const View = Paging.extend({
  organisation: z.uuid().openapi({
    description: 'Where: this organisation and what lies below it.',
    example: '3f0c2f5e-8c1d-4b7e-9a52-0d6c1a7e4b90',
  }),
  since: day()
    .optional()
    .openapi({ description: 'From the month of this day; eleven months back unless said.', example: '2026-01-01' }),
  until: day().optional().openapi({ description: 'To the month of this day; this month unless said.', example: '2026-11-01' }),
});

type Row = { unit_id: string; month: string; channel: (typeof channels)[number]; visits: number; asked: number } & Record<
  'company' | 'interpreter' | 'child' | 'acute' | 'other',
  number
>;
type Span = { organisation: string; since: string; until: string };

async function listWork(db: Read, { organisation, since, until }: Span, mark: Mark | null, limit: number): Promise<Row[]> {
  const past = mark ? sql`(c.month, c.unit_id, c.channel) > (${mark[0]}::date, ${mark[1]}::uuid, ${mark[2]})` : sql`true`;
  const { rows } = await sql<Row>`
    select c.*, c.month::text as month from screening.work_counts(${organisation}, ${since}::date, ${until}::date) c
    where c.visits > 0 and ${past} order by c.month, c.unit_id, c.channel limit ${limit + 1}`.execute(db);
  return rows;
}

export const workApi = apiRouter().openapi(
  endpoint({
    method: 'get',
    path: '/screening/work',
    permission: 'screening.work',
    tag: 'Asking about violence',
    name: 'list_asking_work',
    summary: 'How many are asked about violence, by unit, month and channel.',
    description:
      'Work, exact and to this moment, for whoever answers for it: occasions of asking, how many were asked, and why the others were not. Nothing of what anybody answered: that is in the published figures alone.',
    request: { query: View },
    answers: pageOf(Line),
    example: {
      data: [
        {
          organisation_id: '3f0c2f5e-8c1d-4b7e-9a52-0d6c1a7e4b90',
          month: '2026-11-01',
          channel: 'visit',
          visits: 44,
          asked: 41,
          not_asked: { company: 2, interpreter: 0, child: 0, acute: 1, other: 0 },
          share: 0.9318,
        },
      ],
      next_cursor: null,
    },
  }),
  async (c) => {
    const { limit, cursor, organisation, since, until } = c.req.valid('query');
    const tx = c.get('tx');
    const place = await getPlace(tx, organisation);
    if (!place.work) throw new NotFound();
    const last = monthOf(until ?? localDate(new Date()));
    const span = { organisation, since: monthOf(since ?? monthsOn(last, -11)), until: last };
    const found = await listWork(tx, span, readCursor(c, cursor), limit);
    const { rows, next_cursor } = cutPage(c, found, limit, (row) => [row.month, row.unit_id, row.channel]);
    const data = rows.map(({ unit_id, month, channel, visits, asked, ...not_asked }) => ({
      ...{ organisation_id: unit_id, month, channel, visits, asked, not_asked },
      share: visits === 0 ? null : Math.round((asked / visits) * 10_000) / 10_000,
    }));
    return c.json(pageOf(Line).parse({ data, next_cursor }), 200);
  },
);
