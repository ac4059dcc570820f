import type { Ctx } from './router.ts';

/** The address here that a request says it was sent from, a page of the house; null where it says none, or another site. */
export function cameFrom(c: Ctx): URL | null {
  const from = c.req.header('referer');
  if (!from || !URL.canParse(from)) return null;
  const address = new URL(from);
  return address.origin === new URL(c.get('house').config.publicUrl).origin ? address : null;
}
