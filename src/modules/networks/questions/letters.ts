import { sql } from 'kysely';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** Titles and addresses alone: what was written stays behind the door. */
export const questionLetters: LetterKinds = {
  'networks.question_unanswered': async (worker, { question }, url) => {
    const { rows } = await sql<{ title: string; network: string }>`select q.title, n.name as network from networks.question q
      join networks.network n on n.id = q.network_id where q.id = ${question}::uuid and q.closed_at is null
        and not exists (select from networks.answer a where a.question_id = q.id and a.withdrawn_at is null)`.execute(worker);
    const [one] = rows;
    if (!one) return null;
    return {
      subject: t.unansweredSubject({ network: one.network }),
      text: `${t.unansweredLetter({ ...one, address: `${url}/networks/questions/${question}` })}\n`,
    };
  },
  'networks.question_raised': async (worker, { raised }, url) => {
    const { rows } = await sql<{
      title: string;
      asker: string;
      network: string;
    }>`select r.title, n.name as asker, k.name as network
      from networks.raised_question r join networks.network n on n.id = r.network_id join networks.network k on k.id = r.to_network_id
      where r.id = ${raised}::uuid and r.answered_at is null and r.withdrawn_at is null`.execute(worker);
    const [one] = rows;
    if (!one) return null;
    return {
      subject: t.raisedSubject({ network: one.network }),
      text: `${t.raisedLetter({ ...one, address: `${url}/networks/raised/${raised}` })}\n`,
    };
  },
};
