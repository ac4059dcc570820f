import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** Without a name, also in the text: a letter is read on telephones, over shoulders and by deputies. */
export const wallLetters: LetterKinds = {
  'organisation.wall_met': async (worker, { wall = '' }, publicUrl) => {
    const found = await worker.selectFrom('access.wall').select('met_at').where('id', '=', wall).executeTakeFirst();
    return found
      ? { subject: t.metSubject(), text: `${t.metText({ link: `${publicUrl}/organisation/walls/${wall}` })}\n` }
      : null;
  },
};
