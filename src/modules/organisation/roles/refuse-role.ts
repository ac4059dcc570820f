import { Refused } from '#platform/http/failures.ts';
import { t } from './texts.ts';

const sentences: Record<string, () => string> = {
  role_is_over: t.isOver,
  role_backdated: t.backdated,
  role_for_a_time: t.forATime,
  role_in_a_circle: t.inACircle,
  role_kept_apart: t.keptApart,
  role_once: t.hasAlready,
  role_ends_first: t.endsBeforeItBegins,
};

/** A rule that the database keeps for every road to the table, told as a sentence. */
export async function refuseRole<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { constraint = '' } = error as { constraint?: string };
    const sentence = sentences[constraint];
    throw sentence ? new Refused(sentence()) : error;
  }
}
