import type { Tx } from '#platform/db/db.ts';
import type { Locale } from '#platform/i18n/locale.ts';

/** Where a letter to a person goes, and in which language; null when there is no such person. Called by the job that sends. */
export async function readerOf(worker: Tx, personId: string): Promise<{ email: string | null; language: Locale } | null> {
  const found = await worker
    .selectFrom('organisation.person as p')
    .leftJoin('organisation.contact as c', 'c.person_id', 'p.id')
    .select(['p.language', 'c.email'])
    .where('p.id', '=', personId)
    .executeTakeFirst();
  return found ? { email: found.email, language: found.language === 'en' ? 'en' : 'sv' } : null;
}
