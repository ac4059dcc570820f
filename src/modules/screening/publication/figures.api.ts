import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { cutPage, type Mark, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { day, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import type { Read } from '#platform/db/db.ts';
import { channels } from './counts.ts';
import { families } from './families.ts';

const spans = ['month', 'quarter', 'year'] as const;
const names = families.map(({ name }) => name) as [string, ...string[]];

const Figure = z
  .object({
    organisation_id: z.uuid().openapi({ description: 'The unit, administration, municipality or region it counts.' }),
    span: z.enum(spans),
    starts_on: day().openapi({ description: 'First day of the span.', example: '2026-07-01' }),
    family: z.enum(names).openapi({ description: 'Numbers that are shown together or not at all.' }),
    channel: z.enum(['all', ...channels]),
    measure: z.string().openapi({ description: 'What is counted: visits, asked, not_asked, yes and so on.' }),
    value: z.number().int().nonnegative(),
    threshold: z
      .number()
      .int()
      .min(5)
      .openapi({ description: 'No smaller number of people is published, nor can be reckoned out.' }),
  })
  .openapi('PublishedFigure');

const View = Paging.extend({
  organisation: z.uuid().optional().openapi({ description: 'Only of this organisation and those next below it.' }),
  span: z.enum(spans).optional().openapi({ description: 'Only spans of this length.', example: 'quarter' }),
  family: z.enum(names).optional().openapi({ description: 'Only this family of numbers.', example: 'asked' }),
  since: day().optional().openapi({ description: 'Only spans that begin on this day or later.', example: '2026-01-01' }),
  until: day().optional().openapi({ description: 'Only spans that begin on this day or earlier.', example: '2026-10-01' }),
});

type Wish = Omit<z.output<typeof View>, 'limit' | 'cursor'>;
type Row = z.input<typeof Figure> & { publication_id: string };

async function listFigures(db: Read, wish: Wish, mark: Mark | null, limit: number): Promise<Row[]> {
  const { organisation, span, family, since, until } = wish;
  const past = mark
    ? sql`(c.starts_on, c.organisation_id, c.span, c.family, c.channel, c.measure, c.publication_id)
        > (${mark[0]}::date, ${mark[1]}::uuid, ${mark[2]}, ${mark[3]}, ${mark[4]}, ${mark[5]}, ${mark[6]}::uuid)`
    : sql`true`;
  const place = organisation
    ? sql`c.organisation_id in (select o.id from organisation.organisation o where o.id = ${organisation} or o.parent_id = ${organisation})`
    : sql`true`;
  const { rows } = await sql<Row>`
    select c.organisation_id, c.span, c.starts_on, c.family, c.channel, c.measure, c.value, p.threshold, c.publication_id
    from screening.published_cell c join screening.publication p on p.id = c.publication_id
    where ${past} and ${place} and c.span = coalesce(${span ?? null}, c.span) and c.family = coalesce(${family ?? null}, c.family)
      and c.starts_on >= coalesce(${since ?? null}::date, c.starts_on) and c.starts_on <= coalesce(${until ?? null}::date, c.starts_on)
    order by c.starts_on, c.organisation_id, c.span, c.family, c.channel, c.measure, c.publication_id
    limit ${limit + 1}`.execute(db);
  return rows;
}

export const publishedFiguresApi = apiRouter().openapi(
  endpoint({
    method: 'get',
    path: '/screening/figures',
    permission: 'screening.browse',
    tag: 'Asking about violence',
    name: 'list_published_figures',
    summary: 'Published figures of asking, a page at a time.',
    description:
      'The same numbers as on the open page /open/screening, for every reader. What is not here is hidden: too few people, or it would let somebody reckon out too few. Published once a quarter, and never changed.',
    request: { query: View },
    answers: pageOf(Figure),
    example: {
      data: [
        {
          organisation_id: '3f0c2f5e-8c1d-4b7e-9a52-0d6c1a7e4b90',
          span: 'quarter',
          starts_on: '2026-07-01',
          family: 'asked',
          channel: 'all',
          measure: 'asked',
          value: 412,
          threshold: 5,
        },
      ],
      next_cursor: null,
    },
  }),
  async (c) => {
    const { limit, cursor, ...wish } = c.req.valid('query');
    const found = await listFigures(c.get('tx'), wish, readCursor(c, cursor), limit);
    const { rows, next_cursor } = cutPage(c, found, limit, (row) => [
      ...[row.starts_on, row.organisation_id, row.span, row.family, row.channel, row.measure, row.publication_id],
    ]);
    return c.json(pageOf(Figure).parse({ data: rows, next_cursor }), 200);
  },
);
