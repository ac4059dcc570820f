import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** To those who review the log and keep directories: that a reviewer was shut out, not who. The log says that. */
export const directoryLetters: LetterKinds = {
  'organisation.reviewer_shut_out': async (_worker, _about, publicUrl) => ({
    subject: t.shutOutSubject(),
    text: `${t.shutOutText({ link: `${publicUrl}/sign-in` })}\n`,
  }),
};
