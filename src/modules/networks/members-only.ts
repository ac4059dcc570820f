import { MembersOnly, NotFound } from '#platform/http/failures.ts';
import type { Ctx } from '#platform/http/router.ts';
import { t } from './texts.ts';

/**
 * A routine names the decision or question it came of to all its readers, and the way there opens for members only: whoever comes
 * by it is told so, and led back. The same for what is not there, so that nobody learns by trying which ids are.
 */
export async function orMembersOnly<T>(c: Ctx, sentence: string, show: () => Promise<T>): Promise<T> {
  try {
    return await show();
  } catch (error) {
    if (error instanceof NotFound) throw new MembersOnly(t.membersOnly(), sentence, { href: cameFrom(c), label: t.toHandbook() });
    throw error;
  }
}

/** The page of the handbook that she came from, or its first. */
function cameFrom(c: Ctx): string {
  const from = c.req.header('referer');
  if (!from || !URL.canParse(from)) return '/handbook';
  const { origin, pathname } = new URL(from);
  const ours = origin === new URL(c.get('house').config.publicUrl).origin;
  return ours && /^\/handbook\/[\w/-]*$/.test(pathname) ? pathname : '/handbook';
}
