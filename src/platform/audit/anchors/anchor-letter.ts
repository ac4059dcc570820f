import type { LetterWriter } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** The whole anchor in the letter itself: what arrives can be checked without anything from us. */
export const anchorLetter: LetterWriter = async (_worker, { name = '', text = '' }) => ({
  subject: t.subject({ file: name }),
  text: `${t.body()}\n\n${text}`,
});
