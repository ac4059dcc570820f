import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import type { Ctx } from '#platform/http/router.ts';
import type { Channel } from '../../visits/open-visit.ts';
import { codeOf } from '../../visits/pseudonym.ts';
import { t } from '../texts.ts';
import { findUnit } from './find-unit.ts';
import { makeCode } from './make-code.ts';
import { readAnswer, wrong } from './read-answer.ts';
import { type Receipt, signReceipt } from './sign-receipt.ts';

type Wish = Parameters<typeof readAnswer>[0] & { id: string; unit: string; channel: Channel; client?: string | null | undefined };
type Came = 'taken' | 'same' | 'other' | 'asked' | 'to_come' | 'too_old';

/**
 * Takes a case system's receipt: the visit, its count and its trace together, once, however often and whenever it comes.
 * `code` is what the unit's list of whom to ask again calls the person; null where nobody can be known again.
 */
export async function takeReceipt(tx: Tx, wish: Wish, secret: string): Promise<{ again: boolean; code: string | null }> {
  const answer = readAnswer(wish);
  const unit = await findUnit(tx, wish.unit, answer.closed);
  const { code, known } = await makeCode(tx, secret, { unit, receipt: wish.id, client: wish.client ?? null });
  const { rows } = await sql<{ came: Came; visit_id: string }>`
    select * from screening.take_receipt(${wish.id}, ${unit}, ${wish.channel}, ${code}, ${known}, ${answer.opened}, ${answer.closed},
      ${answer.outcome}, ${answer.reason}, ${answer.children}, ${answer.offered}, ${answer.accepted}, ${answer.again})`.execute(
    tx,
  );
  const { came, visit_id } = rows[0]!;
  if (came === 'other') throw new Refused(t.otherContent());
  if (came === 'asked') throw new Refused(t.answeredThere());
  if (came === 'to_come') throw wrong('closed_at', t.closedToCome());
  if (came === 'too_old') throw wrong('closed_at', t.closedTooOld());
  if (came === 'taken')
    await record(tx, 'receipt.taken', { type: 'visit', id: visit_id, details: { unit, channel: wish.channel } });
  return { again: came === 'same', code: known || answer.outcome === 'not_asked' ? codeOf(code) : null };
}

export type SignedReceipt = Receipt & { signature: string };

/** The receipt of a closed visit, by the case system's own id. @throws {NotFound} while the visit is open, or is none */
export async function getReceipt(c: Ctx, id: string): Promise<SignedReceipt> {
  const { rows } = await sql<{ visit_id: string; unit_id: string; channel: string; closed_at: Date; counted_month: string }>`
    select * from screening.receipt_of(${id})`.execute(c.var.tx);
  const found = rows[0];
  if (!found) throw new NotFound();
  const receipt = {
    receipt: id.toLowerCase(),
    visit: found.visit_id,
    unit: found.unit_id,
    channel: found.channel,
    closed_at: found.closed_at.toISOString(),
    counted_month: found.counted_month.slice(0, 7),
  };
  const { publicUrl, secret } = c.get('house').config;
  return { ...receipt, signature: signReceipt(receipt, publicUrl, secret) };
}
