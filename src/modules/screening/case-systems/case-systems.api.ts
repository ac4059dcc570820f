import { z } from '@hono/zod-openapi';
import { cutPage, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { ById } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import { record } from '#platform/audit/record.ts';
import { caseSystemEndpoint } from './endpoint.ts';
import { makeLink } from './links/make-link.ts';
import { findUnit } from './receipts/find-unit.ts';
import { listReAsks } from './receipts/re-asks.queries.ts';
import { publicReceiptKey } from './receipts/sign-receipt.ts';
import { getReceipt, takeReceipt } from './receipts/take-receipt.ts';
import { Link, LinkWish, ReAsk, ReceiptKey, ReceiptWish, Signed, signedExample, Taken } from './shapes.ts';

const json = <S extends z.ZodType>(schema: S, example: z.input<S>) => ({
  body: { required: true, content: { 'application/json': { schema, example } } },
});
const asked = {
  id: signedExample.receipt,
  unit: 'HN-104',
  channel: 'visit' as const,
  opened_at: '2026-11-24T08:00:00.000Z',
  closed_at: '2026-11-24T08:42:00.000Z',
  outcome: 'no' as const,
  client: 'VIVA-88213',
};

const View = Paging.extend({
  unit: z.string().min(1).max(64).openapi({ description: 'The unit: its id or its code.', example: 'HN-104' }),
  due_until: z.iso.date().optional().openapi({ description: 'Due at the latest this day.', example: '2026-12-31' }),
});

/** For the municipality's case systems: a visit there is closed after our receipt. */
export const caseSystemsApi = apiRouter()
  .openapi(
    caseSystemEndpoint({
      method: 'post',
      path: '/screening/receipts',
      name: 'take_receipt',
      summary: 'Tell of a visit that was asked in, or not, and get the receipt.',
      description:
        'Once only: sent again with the same `id` and content it is answered by the same receipt, also weeks later; with other content by 409. Queue it where we do not answer. Nothing that was answered can be read back.',
      request: json(ReceiptWish, asked),
      answers: Taken,
      example: { ...signedExample, code: '4F7K-9QXM' },
      status: 201,
      again: 'It was taken before, with the same content; nothing was done.',
    }),
    async (c) => {
      const wish = c.req.valid('json');
      const { again, code } = await takeReceipt(c.get('tx'), wish, c.get('house').config.secret);
      const taken = Taken.parse({ ...(await getReceipt(c, wish.id)), code });
      return c.json(taken, again ? 200 : 201);
    },
  )
  .openapi(
    caseSystemEndpoint({
      method: 'get',
      path: '/screening/receipts/{id}',
      name: 'get_receipt',
      summary: 'The receipt of a visit, by your own id.',
      description: '404 while the visit is open: do not close it. The receipt can be fetched for 90 days; keep it.',
      request: { params: ById },
      answers: Signed,
      example: signedExample,
    }),
    async (c) => c.json(Signed.parse(await getReceipt(c, c.req.valid('param').id)), 200),
  )
  .openapi(
    caseSystemEndpoint({
      method: 'post',
      path: '/screening/links',
      name: 'make_question_link',
      summary: 'Make a link to the question page of one visit.',
      description:
        'Signed, works for a quarter of an hour, opens once. Ask for another as often as needed: the visit is closed once. Where there is a receipt already the answer is 409.',
      request: json(LinkWish, {
        id: asked.id,
        unit: asked.unit,
        channel: asked.channel,
        return_to: 'https://viva.ekhaga.example/visits/88213',
        state: 'b1c2',
        client: asked.client,
      }),
      answers: Link,
      example: { url: 'https://samfrid.ekhaga.example/embed/q1Y…', expires_at: '2026-11-24T08:15:00.000Z', code: '4F7K-9QXM' },
      status: 201,
    }),
    async (c) => c.json(Link.parse(await makeLink(c, c.get('tx'), c.req.valid('json'))), 201),
  )
  .openapi(
    caseSystemEndpoint({
      method: 'get',
      path: '/screening/re-asks',
      name: 'list_re_asks',
      summary: 'Whom a unit is to ask again: codes and days, a page at a time.',
      description:
        'Everyone with a code is here alike, whatever she answered. Show it beside your own names. Every fetch is written in the log.',
      request: { query: View },
      answers: pageOf(ReAsk),
      example: { data: [{ code: '4F7K-9QXM', channel: 'visit', due_on: '2027-05-24' }], next_cursor: null },
    }),
    async (c) => {
      const { limit, cursor, unit: named, due_until } = c.req.valid('query');
      const tx = c.get('tx');
      const unit = await findUnit(tx, named, new Date());
      const found = await listReAsks(tx, unit, due_until ?? null, readCursor(c, cursor), limit);
      const { rows, next_cursor } = cutPage(c, found, limit, ({ due_on, id }) => [due_on, id]);
      await record(tx, 're_asks.fetched', { type: 'unit', id: unit, details: { found: rows.length } });
      return c.json(pageOf(ReAsk).parse({ data: rows, next_cursor }), 200);
    },
  )
  .openapi(
    caseSystemEndpoint({
      method: 'get',
      path: '/screening/receipt-key',
      name: 'get_receipt_key',
      summary: 'The public key that receipts are checked with.',
      description: 'A JSON Web Key (RFC 8037). Fetch it once and keep it; fetch it again where `kid` of a receipt is another.',
      request: {},
      answers: ReceiptKey,
      example: {
        ...{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
        ...{ kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', alg: 'EdDSA', use: 'sig' },
      },
    }),
    async (c) => c.json(publicReceiptKey(c.get('house').config.secret), 200),
  );

caseSystemsApi.openAPIRegistry.registerComponent('securitySchemes', 'case_system', {
  type: 'http',
  scheme: 'bearer',
  description:
    'A case system’s key, made by the municipality’s administrator at /screening/case-systems. It opens the addresses under /screening, and nothing else.',
});
