import { sql } from 'kysely';
import { formatWhen } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

export const incidentLetters: LetterKinds = {
  'oversight.incident_reported': async (worker, { incident }, url) => {
    const { rows } = await sql<{
      aware_at: Date;
    }>`select aware_at from oversight.incident where id = ${incident}::uuid and closed_at is null`.execute(worker);
    if (!rows[0]) return null;
    const body = t.reportedBody({ when: formatWhen(rows[0].aware_at) });
    return { subject: t.reportedSubject(), text: `${[t.hello(), body, `${url}/incidents/${incident}`].join('\n\n')}\n` };
  },
  'oversight.clock_near': async (worker, { incident, kind, due }, url) => {
    const { rows } = await sql`select from oversight.incident i where i.id = ${incident}::uuid and i.closed_at is null
      and not exists (select from oversight.notice n where n.incident_id = i.id and n.kind = ${kind})`.execute(worker);
    if (!rows[0] || !due) return null;
    const body = t.nearBody({ what: t[`kind_${kind as 'early_notice'}`](), when: formatWhen(new Date(due)) });
    return { subject: t.nearSubject(), text: `${[t.hello(), body, `${url}/incidents/${incident}`].join('\n\n')}\n` };
  },
};
