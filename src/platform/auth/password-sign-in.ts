import { z } from 'zod';
import { field } from '#platform/http/form.ts';
import type { Ctx } from '#platform/http/router.ts';
import { askLibrary } from './library.ts';
import { t } from './texts.ts';

export const PasswordSignIn = z.object({
  email: field.email(),
  password: field.text({ max: 128, required: () => t.passwordMissing() }),
});

export type Outcome = { headers: Headers } & ({ signedIn: true } | { signedIn: false; codeNeeded: boolean; said: string });

/** Tries e-mail and password. Wrong address and wrong password get the same words: nobody learns who has an account. */
export async function signInWithPassword(c: Ctx, given: z.output<typeof PasswordSignIn>): Promise<Outcome> {
  const { ok, status, data, headers } = await askLibrary(c, '/sign-in/email', given);
  if (ok && data['twoFactorRedirect'] === true) return { signedIn: false, codeNeeded: true, said: '', headers };
  if (ok) return { signedIn: true, headers };
  return { signedIn: false, codeNeeded: false, said: status === 429 ? t.tooMany() : t.wrong(), headers };
}

export const CodeSignIn = z.object({ code: field.text({ max: 40, required: () => t.codeMissing() }) });

/** The second factor: six figures from the authenticator, or one of the recovery codes. */
export async function signInWithCode(c: Ctx, code: string): Promise<Outcome> {
  const figures = code.replaceAll(' ', '');
  const path = /^\d{6}$/.test(figures) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  const { ok, status, headers } = await askLibrary(c, path, { code: figures });
  if (ok) return { signedIn: true, headers };
  return { signedIn: false, codeNeeded: true, said: status === 429 ? t.tooMany() : t.wrongCode(), headers };
}
