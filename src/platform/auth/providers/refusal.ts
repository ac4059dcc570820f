import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { asPerson } from '#platform/db/db.ts';
import type { House } from '#platform/house.ts';
import type { Provider } from './provider.ts';

/** Why somebody who came back from an identity provider was not let in. The log has the word; the person a page. */
export type Why =
  | 'state' // no such way there, another browser, too late, or a second time
  | 'declined' // the provider, or she herself, said no
  | 'unreachable' // the provider did not answer
  | 'not_proven' // what came cannot be relied on
  | 'replayed'
  | 'not_stable' // no id that stays hers
  | 'unknown' // nobody we know
  | 'other_identity' // someone we know by another subject
  | 'elsewhere' // her organisation is another
  | 'closed'
  | 'other_person' // signed in as another in the middle of a step up
  | 'too_low'
  | 'not_fresh';

export class NotLetIn extends Error {
  readonly why: Why;
  /** What was wrong, in a word of ours or the library's code; never a value that came. */
  readonly detail: string | null;
  /** Where it is known who came. */
  personId: string | null = null;
  constructor(why: Why, detail: string | null = null, personId: string | null = null) {
    super(why);
    this.why = why;
    this.detail = detail;
    this.personId = personId;
  }
}

/** Writes the refusal: in her own organisation's log when it is known who came, else in the provider's organisation's. */
export async function noteRefusal(house: House, provider: Provider, refusal: NotLetIn): Promise<void> {
  const details = { way: 'provider', why: refusal.why, ...(refusal.detail ? { detail: refusal.detail } : {}) };
  if (refusal.personId) {
    const trace = { type: 'identity_provider', id: provider.id, details };
    await asPerson(house.app.db, refusal.personId, (tx) => record(tx, 'session.refused', trace), 1);
    return;
  }
  // Nobody acts here, so the chain is said: the worker may write in a controller's what was tried against its people.
  await sql`insert into audit.entry (chain, act, subject_type, subject_id, details)
    values (${provider.organisationId}, 'session.refused', 'identity_provider', ${provider.id}, ${JSON.stringify(details)}::jsonb)`.execute(
    house.worker.db,
  );
}
