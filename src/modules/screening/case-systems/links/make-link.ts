import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import type { Ctx } from '#platform/http/router.ts';
import type { Channel } from '../../visits/open-visit.ts';
import { codeOf } from '../../visits/pseudonym.ts';
import { findUnit } from '../receipts/find-unit.ts';
import { makeCode } from '../receipts/make-code.ts';
import { wrong } from '../receipts/read-answer.ts';
import { t } from '../texts.ts';
import { hashOf, makeToken } from './link-token.ts';
import { holding, originOf } from './origin.ts';
import { sealWay } from './seal-way.ts';

/** Milliseconds a link and its page work. */
export const QUARTER = 15 * 60_000;

type Wish = {
  id: string;
  unit: string;
  channel: Channel;
  return_to: string;
  state?: string | null | undefined;
  client?: string | null | undefined;
};

/** A link to the question page of one visit. Asked for again, an unopened one gives way to the new. */
export async function makeLink(c: Ctx, tx: Tx, wish: Wish): Promise<{ url: string; expires_at: string; code: string | null }> {
  const { secret, publicUrl, mode } = c.get('house').config;
  const back = originOf(wish.return_to, mode === 'demo');
  if (!back || !(await originsOf(tx, mode === 'demo')).includes(back)) throw wrong('return_to', t.notYourOrigin());
  const unit = await findUnit(tx, wish.unit, new Date());
  const { code, known } = await makeCode(tx, secret, { unit, receipt: wish.id, client: wish.client ?? null });
  const id = randomUUID();
  const until = new Date(Date.now() + QUARTER - 1000); // the database's own clock may be a little behind ours
  const token = makeToken(id, until, secret);
  const way = sealWay({ return_to: new URL(wish.return_to).href, state: wish.state ?? null }, { secret, token, link: id });
  const { rows } = await sql<{ came: string }>`
    select screening.make_link(${id}, ${wish.id}, ${unit}, ${wish.channel}, ${code}, ${known}, ${hashOf(token)}, ${way}, ${until}) as came`.execute(
    tx,
  );
  if (rows[0]?.came === 'closed') throw new Refused(t.closedAlready());
  if (rows[0]?.came === 'other') throw new Refused(t.otherContent());
  await record(tx, 'link.made', { type: 'question_link', id, details: { unit, channel: wish.channel } });
  return { url: `${publicUrl}/embed/${token}`, expires_at: until.toISOString(), code: known ? codeOf(code) : null };
}

async function originsOf(tx: Tx, demo: boolean): Promise<string[]> {
  const { rows } = await sql<{ origins: string[] }>`select screening.acting_origins() as origins`.execute(tx);
  return holding(rows[0]?.origins ?? [], demo);
}
