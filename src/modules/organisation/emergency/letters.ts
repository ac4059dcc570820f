import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** Says that something was opened and where to look: not by whom, on whom or why. */
export const emergencyLetters: LetterKinds = {
  'organisation.emergency_opened': async (worker, { emergency = '' }, publicUrl) => {
    const found = await worker.selectFrom('access.emergency').select('id').where('id', '=', emergency).executeTakeFirst();
    return found
      ? { subject: t.letterSubject(), text: `${t.letterText({ link: `${publicUrl}/emergency/${emergency}` })}\n` }
      : null;
  },
};
