import { z } from '@hono/zod-openapi';
import { pageOf } from '#platform/api/cursor.ts';
import { day, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import { definitions, keyFigureIds } from './definitions.ts';
import { t } from './texts.ts';

const KeyFigure = z
  .object({
    id: z.enum(keyFigureIds).openapi({ description: 'Its id in Kolada.' }),
    title: z.string(),
    numerator: z.string().openapi({ description: 'Whom it counts, in words.' }),
    denominator: z.string(),
    per: z.number().int().openapi({ description: 'The value is numerator / denominator × this.' }),
    definition_version: z.string().openapi({ description: 'Month of the catalogue that defined it so.', example: '2026-03' }),
    source: z.string(),
    published_on: day().openapi({ description: 'The catalogue’s day of publication.' }),
    published_for: z.number().int().openapi({ description: 'For which year.' }),
    value: z.null().openapi({ description: 'Null where it has not been counted: never a figure that nobody counted.' }),
    missing_because: z.string().openapi({ description: 'Why there is no value.' }),
  })
  .openapi('KeyFigure');

export const keyFiguresApi = apiRouter().openapi(
  endpoint({
    method: 'get',
    path: '/screening/key-figures',
    permission: 'screening.browse',
    tag: 'Asking about violence',
    name: 'list_key_figures',
    summary: 'The three key figures that are reported to Kolada, and how they are defined.',
    description:
      'U30750, U30751 and U30752. Definitions with their version and source; the values are counted from cases and are null, with the reason, until there are any.',
    request: {},
    answers: pageOf(KeyFigure),
    example: {
      data: [
        {
          ...{ id: 'U30750', title: 'Adults referred because of violence in close relationships or honour-related violence' },
          ...{ numerator: 'People aged 18 or older who …', denominator: 'Inhabitants who are 18 years or older.', per: 10_000 },
          ...{ definition_version: '2026-03', source: 'Kolada', published_on: '2026-06-05', published_for: 2025 },
          ...{ value: null, missing_because: 'The value is counted from cases, and Samfrid has no case module yet.' },
        },
      ],
      next_cursor: null,
    },
  }),
  (c) => {
    const data = definitions.map(({ id, numerator, per, version, source, published_on, published_for }) => ({
      ...{ id, title: t[`title_${numerator}`](), numerator: t[`counts_${numerator}`](), denominator: t.adults(), per },
      ...{ definition_version: version, source, published_on, published_for, value: null, missing_because: t.because() },
    }));
    return c.json(pageOf(KeyFigure).parse({ data, next_cursor: null }), 200);
  },
);
