import { z } from '@hono/zod-openapi';
import { cutPage, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { ById, day, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import { getOrganisation, listOrganisations } from './organisations.queries.ts';

const kinds = [
  'region',
  'centre',
  'municipality',
  'administration',
  'unit',
  'police',
  'health_care',
  'womens_shelter',
  'housing_company',
  'other_external',
] as const;
const sectors = [
  'elderly_care',
  'disability',
  'social_services',
  'school',
  'preschool',
  'health',
  'culture',
  'technical',
  'central',
] as const;

const Organisation = z
  .object({
    id: z.uuid(),
    parent_id: z.uuid().nullable().openapi({ description: 'The organisation it belongs to; null at the top.' }),
    municipality_id: z
      .uuid()
      .nullable()
      .openapi({ description: 'The municipality it lies in, itself for a municipality; null outside municipalities.' }),
    kind: z.enum(kinds).openapi({
      description: 'administration is förvaltning, unit is enhet; police and what follows are external organisations.',
    }),
    name: z.string(),
    code: z.string().nullable().openapi({
      description: 'Official code as text (`0127`) for municipalities and regions; the HR system’s code below them.',
    }),
    sector: z.enum(sectors).nullable().openapi({ description: 'Line of work; what lies below inherits it.' }),
    closed_on: day().nullable().openapi({ description: 'First day it no longer exists.' }),
  })
  .openapi('Organisation');

const ekhaga = {
  id: '3f0c2f5e-8c1d-4b7e-9a52-0d6c1a7e4b90',
  parent_id: null,
  municipality_id: '3f0c2f5e-8c1d-4b7e-9a52-0d6c1a7e4b90',
  kind: 'municipality' as const,
  name: 'Ekhaga kommun',
  code: '9901',
  sector: null,
  closed_on: null,
};

const View = Paging.extend({
  kind: z.enum(kinds).optional().openapi({ description: 'Only this kind.', example: 'municipality' }),
  parent: z.uuid().optional().openapi({ description: 'Only what lies just below this organisation.' }),
  municipality: z.uuid().optional().openapi({ description: 'Only what lies in this municipality, itself included.' }),
  code: z.string().max(40).optional().openapi({ description: 'Only with this code.', example: '9901' }),
});

export const organisationsApi = apiRouter()
  .openapi(
    endpoint({
      method: 'get',
      path: '/organisations',
      permission: 'organisation.browse',
      tag: 'Organisations',
      name: 'list_organisations',
      summary: 'Organisations, a page at a time.',
      description:
        'Regions, municipalities, their administrations and units, and the external organisations beside them. The tree is public within the installation.',
      request: { query: View },
      answers: pageOf(Organisation),
      example: { data: [ekhaga], next_cursor: null },
    }),
    async (c) => {
      const { limit, cursor, kind, parent, municipality, code } = c.req.valid('query');
      const found = await listOrganisations(c.get('tx'), { kind, parent, municipality, code }, readCursor(c, cursor), limit);
      const { rows, next_cursor } = cutPage(c, found, limit, ({ entered, id }) => [entered, id]);
      return c.json(pageOf(Organisation).parse({ data: rows, next_cursor }), 200);
    },
  )
  .openapi(
    endpoint({
      method: 'get',
      path: '/organisations/{id}',
      permission: 'organisation.browse',
      tag: 'Organisations',
      name: 'get_organisation',
      summary: 'One organisation.',
      description: 'An organisation of the tree.',
      request: { params: ById },
      answers: Organisation,
      example: ekhaga,
    }),
    async (c) => c.json(Organisation.parse(await getOrganisation(c.get('tx'), c.req.valid('param').id)), 200),
  );
