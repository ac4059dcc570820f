import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Letter, LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const reviewLetters: LetterKinds = {
  'handbook.review_asked': async (worker, { version }, url) => {
    const title = await findTitle(worker, version, sql`v.state in ('review', 'reviewed')`);
    return title ? write(t.askedSubject(), t.askedBody({ title }), `${url}/handbook/versions/${version}`) : null;
  },
  'handbook.review_approved': async (worker, { version }, url) => {
    const title = await findTitle(worker, version, sql`v.state = 'reviewed'`);
    return title ? write(t.approvedSubject(), t.approvedBody({ title }), `${url}/handbook/versions/${version}`) : null;
  },
  'handbook.review_changes': async (worker, { version }, url) => {
    const title = await findTitle(worker, version, sql`v.state = 'draft'`);
    return title ? write(t.changesSubject(), t.changesBody({ title }), `${url}/handbook/versions/${version}`) : null;
  },
};

const write = (subject: string, body: string, address: string): Letter => ({
  subject,
  text: `${[t.hello(), body, address].join('\n\n')}\n`,
});

/** Null when it has moved on, so that nobody is told what no longer is so. */
async function findTitle(worker: Db, version: string | undefined, still: ReturnType<typeof sql>): Promise<string | null> {
  const { rows } = await sql<{ title: string }>`select r.number || ' ' || v.title as title from handbook.version v
    join handbook.routine r on r.id = v.routine_id where v.id = ${version ?? null}::uuid and ${still}`.execute(worker);
  return rows[0]?.title ?? null;
}
