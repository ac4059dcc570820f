// What case systems send and are answered. The texts here are the API's description, in English.
import { z } from '@hono/zod-openapi';
import { day, time } from '#platform/api/endpoint.ts';
import { OUTCOMES, REASONS } from '../visits/answer.ts';
import { CHANNELS } from '../visits/open-visit.ts';

const ID = '0b9f6c1e-5a44-4f0e-9a51-6a2f4f1b7c01';
const UNIT = '7c5be0a1-2f64-4d5c-8d0f-2a9f5b1c4e77';

const at = (meaning: string, example: string) =>
  z.iso.datetime({ offset: true }).openapi({ format: 'date-time', description: meaning, example });
const id = z
  .uuid()
  .openapi({ description: 'Your own id of the visit, of your own choice. What makes it once only.', example: ID });
const unit = z.string().min(1).max(64).openapi({
  description: 'The unit: its id, or the code HR calls it. It must lie within what your key speaks for.',
  example: 'HN-104',
});
const channel = z.enum(CHANNELS).openapi({ description: 'visit (besök), call (telefonsamtal), assessment (bedömning).' });
const client = z.string().min(3).max(60).nullish().openapi({
  description:
    'Your own reference to whom it concerns, so that she can be asked again. Made into a code with the unit’s key at once; never stored, never logged. No name.',
  example: 'VIVA-88213',
});

export const ReceiptWish = z
  .strictObject({
    id,
    unit,
    channel,
    opened_at: at('When the visit was opened with you.', '2026-11-24T08:00:00.000Z'),
    closed_at: at(
      'When it was answered. Not in the future, not older than 60 days. Decides the month.',
      '2026-11-24T08:42:00.000Z',
    ),
    outcome: z
      .enum(OUTCOMES)
      .openapi({ description: 'yes (ja), no (nej), declined (vill inte svara), not_asked (inte tillfrågad).' }),
    reason: z.enum(REASONS).nullish().openapi({ description: 'Where not asked, and only there: why.' }),
    children: z.boolean().nullish().openapi({ description: 'At a yes, and only there: children in the household?' }),
    offered: z.boolean().nullish().openapi({ description: 'At a yes, and only there: was support offered?' }),
    accepted: z.boolean().nullish().openapi({ description: 'Where offered, and only there: was it accepted?' }),
    ask_again_on: z.iso.date().nullish().openapi({
      description:
        'Where not asked, and only there: the day to ask again. After an answer the unit’s protocol decides, one way for all.',
      example: '2026-12-08',
    }),
    client,
  })
  .openapi('ReceiptWish');

export const Signed = z
  .object({
    receipt: z.uuid().openapi({ description: 'Your own id of the visit.' }),
    visit: z.uuid().openapi({ description: 'Our id of it.' }),
    unit: z.uuid(),
    channel: z.enum(CHANNELS),
    closed_at: time(),
    counted_month: z.string().openapi({ description: 'The month it counts in.', example: '2026-11' }),
    signature: z.string().openapi({
      description:
        'The members above, signed: JWS compact (RFC 7515), EdDSA with Ed25519. Check it with `GET /screening/receipt-key`.',
    }),
  })
  .openapi('Receipt');

export const Taken = Signed.extend({
  code: z.string().nullable().openapi({
    description:
      'What the unit’s list of whom to ask again calls the person. Keep it beside her in your system; it is not told again.',
    example: '4F7K-9QXM',
  }),
}).openapi('ReceiptTaken');

export const LinkWish = z
  .strictObject({
    id,
    unit,
    channel,
    return_to: z.string().max(2000).openapi({
      description: 'Where the page leads back, with `receipt` and `state` added. Must lie on one of your entered origins.',
      example: 'https://viva.ekhaga.example/visits/88213',
    }),
    state: z.string().max(500).nullish().openapi({ description: 'Your own mark; comes back as it was sent.', example: 'b1c2' }),
    client,
  })
  .openapi('QuestionLinkWish');

export const Link = z
  .object({
    url: z.string().openapi({ description: 'Open it at once, in a frame or a tab. It opens once.' }),
    expires_at: time(),
    code: z.string().nullable().openapi({ description: 'As in a receipt, where `client` was sent.', example: '4F7K-9QXM' }),
  })
  .openapi('QuestionLink');

export const ReAsk = z
  .object({
    code: z.string().openapi({ description: 'As you got it with the receipt or the link.', example: '4F7K-9QXM' }),
    channel: z.enum(CHANNELS),
    due_on: day(),
  })
  .openapi('ReAsk');

export const ReceiptKey = z
  .object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string(), alg: z.string(), use: z.string() })
  .openapi('ReceiptKey');

export const signedExample = {
  receipt: ID,
  visit: '5f1d8a30-9b7e-4c21-8f64-0c3c2d1e9a55',
  unit: UNIT,
  channel: 'visit' as const,
  closed_at: '2026-11-24T08:42:00.000Z',
  counted_month: '2026-11',
  signature: 'eyJhbGciOiJFZERTQSIsInR5cCI6InNhbWZyaWQtcmVjZWlwdCIsImtpZCI6IuKApiJ9.eyJpc3MiOiLigKYifQ.c2lnbmF0dXJl',
};
