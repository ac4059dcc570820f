import { sql } from 'kysely';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const activityLetters: LetterKinds = {
  'networks.activity_yours': async (worker, { activity }, url) => {
    const { rows } = await sql<{
      title: string;
      network: string;
      due_on: string;
    }>`select a.title, n.name as network, a.due_on::text
      from networks.activity a join networks.network n on n.id = a.network_id
      where a.id = ${activity}::uuid and a.state in ('planned', 'under_way') and a.withdrawn_at is null`.execute(worker);
    const [one] = rows;
    if (!one) return null;
    return {
      subject: t.letterSubject({ network: one.network }),
      text: `${t.letter({
        title: one.title,
        network: one.network,
        day: one.due_on,
        address: `${url}/networks/activities/${activity}`,
      })}\n`,
    };
  },
};
