import { z } from '@hono/zod-openapi';
import { rfc3339, time } from '#platform/api/endpoint.ts';
import type { getSignUp } from './sign-ups.queries.ts';

export const states = [
  'requested',
  'interested',
  'placed',
  'waiting',
  'resting',
  'withdrawn',
  'declined',
  'refused',
  'removed',
  'cancelled',
] as const;

export const Person = z
  .object({
    id: z
      .uuid()
      .nullable()
      .openapi({ description: 'Null, like the name, for protected identity: the seat is there, not who has it.' }),
    name: z.string().nullable().openapi({ description: 'Null where one may not know it.' }),
  })
  .openapi('Person');

export const SignUp = z
  .object({
    id: z.uuid(),
    occasion_id: z.uuid(),
    person: Person,
    employer_id: z.uuid().nullable().openapi({
      description: 'Her municipality, or external organisation, when she signed up. Left out for protected identity.',
    }),
    state: z.enum(states).openapi({
      description:
        'requested: waits for her manager. interested: there is no date yet. placed: has a seat. waiting: in the queue, with a time-limited offer where offer_expires_at is set. resting: let an offer pass, keeps her number. The others have ended.',
    }),
    number: z.number().int().positive().openapi({ description: 'Order of arrival, from 1; never changes.' }),
    offer_expires_at: time()
      .nullable()
      .openapi({ description: 'Until when an offered seat may be accepted; null without an offer.' }),
    signed_up_at: time(),
    changed_at: time(),
    reason: z.string().nullable().openapi({ description: 'Why it was refused or removed.' }),
  })
  .openapi('SignUp');

export const SignUpWithStanding = SignUp.extend({
  queue: z
    .object({
      place: z.number().int().positive().openapi({ description: 'From 1, among those who wait without an offer.' }),
      waiting: z.number().int().nonnegative(),
    })
    .nullable()
    .openapi({ description: 'Null for someone who does not wait.' }),
}).openapi('SignUpWithStanding');

type Row = Awaited<ReturnType<typeof getSignUp>>;

export const toldSignUp = ({ person_id, name, ...row }: Row): z.input<typeof SignUp> =>
  SignUp.parse({
    ...row,
    person: { id: person_id, name },
    offer_expires_at: rfc3339(row.expires_at),
    signed_up_at: row.signed_up_at.toISOString(),
    changed_at: row.changed_at.toISOString(),
  });
