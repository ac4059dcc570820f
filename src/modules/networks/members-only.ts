import { cameFrom } from '#platform/http/came-from.ts';
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
    if (error instanceof NotFound)
      throw new MembersOnly(t.membersOnly(), sentence, { href: handbookPage(c), label: t.toHandbook() });
    throw error;
  }
}

/** The page of the handbook that she came from, or its first. */
function handbookPage(c: Ctx): string {
  const from = cameFrom(c)?.pathname ?? '';
  return /^\/handbook\/[\w/-]*$/.test(from) ? from : '/handbook';
}
