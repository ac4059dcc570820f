import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Ctx } from '#platform/http/router.ts';
import type { Answer } from '../../visits/answer.ts';
import type { Channel } from '../../visits/open-visit.ts';
import { hashOf, isOurs, newPage } from '../links/link-token.ts';
import { holding, originOf } from '../links/origin.ts';
import { openWay, sealWay } from '../links/seal-way.ts';

export type OpenedPage = {
  link: string;
  visit_id: string;
  receipt: string;
  unit_id: string;
  unit: string;
  channel: Channel;
  protocol_id: string | null;
  opened_at: Date;
  is_over: boolean;
  is_closed: boolean;
  return_to: string | null;
  state: string | null;
};

/**
 * Opens a link: it works once, and then the page has an address of its own. Returns that, or why not.
 * @throws {NotFound} where the link is none of ours
 */
export async function openLink(c: Ctx, token: string): Promise<{ page: string } | 'before' | 'over'> {
  const { secret } = c.get('house').config;
  if (!isOurs(token, secret)) throw new NotFound();
  const page = newPage();
  const { rows } = await sql<{
    did: 'opened' | 'before' | 'over' | null;
    link: string;
    origins: string[];
    way_back: Buffer | null;
  }>`
    select * from screening.open_link(${hashOf(token)}, ${hashOf(page)})`.execute(c.var.tx);
  const { did, link, origins, way_back } = rows[0]!;
  if (!did) throw new NotFound();
  letFrame(c, origins);
  if (did !== 'opened') return did;
  const way = openWay(way_back, { secret, token, link });
  if (way)
    await sql`select screening.keep_way_back(${hashOf(page)}, ${sealWay(way, { secret, token: page, link })})`.execute(c.var.tx);
  await record(c.var.tx, 'link.opened', { type: 'question_link', id: link });
  return { page };
}

/** The page of an opened link. @throws {NotFound} */
export async function getOpenedPage(c: Ctx): Promise<OpenedPage> {
  const token = c.req.param('page') ?? '';
  const { rows } = await sql<Omit<OpenedPage, 'return_to' | 'state'> & { way_back: Buffer | null; origins: string[] }>`
    select * from screening.enter_by_page(${hashOf(token)})`.execute(c.var.tx);
  if (!rows[0]) throw new NotFound();
  const { origins, way_back, ...page } = rows[0];
  letFrame(c, origins);
  // Its administrator may have taken the origin away since the link was made.
  const { mode, secret } = c.get('house').config;
  const way = openWay(way_back, { secret, token, link: page.link });
  const back = way && originOf(way.return_to, mode === 'demo');
  const safe = back && holding(origins, mode === 'demo').includes(back);
  return { ...page, return_to: safe ? way.return_to : null, state: way?.state ?? null };
}

/** Closes the page's visit. The second click, and the second tab, change nothing. */
export async function closeByPage(c: Ctx, page: OpenedPage, answer: Answer): Promise<'closed' | 'before' | 'over'> {
  const { outcome, reason, children, offered, accepted, again } = answer;
  const { rows } = await sql<{ did: 'closed' | 'before' | 'over' | null }>`
    select screening.close_by_page(${hashOf(c.req.param('page') ?? '')}, ${outcome}, ${reason}, ${children}, ${offered}, ${accepted}, ${again}) as did`.execute(
    c.var.tx,
  );
  const did = rows[0]?.did;
  if (!did) throw new NotFound();
  if (did === 'closed') {
    await record(c.var.tx, 'receipt.taken', {
      ...{ type: 'visit', id: page.visit_id },
      details: { unit: page.unit_id, channel: page.channel },
    });
  }
  return did;
}

/** Where the page leads when the visit is closed, with the receipt's id and the caller's own mark; null where nowhere safe. */
export function wayBack({ return_to, receipt, state }: OpenedPage): string | null {
  if (!return_to) return null;
  const address = new URL(return_to);
  address.searchParams.set('receipt', receipt);
  if (state !== null) address.searchParams.set('state', state);
  return address.href;
}

function letFrame(c: Ctx, origins: readonly string[]): void {
  c.set('framedBy', holding(origins, c.get('house').config.mode === 'demo'));
}
