import { sql } from 'kysely';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const memberLetters: LetterKinds = {
  'networks.invited': async (worker, { invite = '' }, url) => {
    const { rows } = await sql<{ network: string; keeper: string; purpose: string }>`
      select n.name as network, o.name as keeper, n.purpose from networks.invite i join networks.network n on n.id = i.network_id
        join organisation.organisation o on o.id = n.organisation_id
      where i.id = ${invite}::uuid and i.accepted_at is null and i.declined_at is null and i.withdrawn_at is null and n.closed_at is null`.execute(
      worker,
    );
    const [found] = rows;
    if (!found) return null;
    return { subject: t.invitedSubject(found), text: `${t.invitedBody({ ...found, link: `${url}/networks` })}\n` };
  },
};
