import { z } from 'zod';
import { recordFailedSignIn } from '#platform/audit/record-failed-sign-in.ts';
import { field } from '#platform/http/form.ts';
import type { Ctx } from '#platform/http/router.ts';
import { askLibrary } from './library.ts';
import { asKept } from './recovery-codes.ts';
import { t } from './texts.ts';
import { countFailure, forgetFailures, mayTry } from './throttle.ts';

export const PasswordSignIn = z.object({
  email: field.email(),
  password: field.text({ max: 128, required: () => t.passwordMissing() }),
});

export type Outcome = { headers: Headers } & ({ signedIn: true } | { signedIn: false; codeNeeded: boolean; said: string });

/** Tries e-mail and password. Wrong address and wrong password get the same words: nobody learns who has an account. */
export async function signInWithPassword(c: Ctx, given: z.output<typeof PasswordSignIn>): Promise<Outcome> {
  const refused = (said: string) => ({ signedIn: false, codeNeeded: false, said, headers: new Headers() }) as const;
  if (!(await mayTry(c, given.email))) return refused(t.tooMany());
  const { ok, data, headers } = await askLibrary(c, '/sign-in/email', given);
  if (!ok) {
    await countFailure(c, given.email);
    await recordFailedSignIn(c, 'password', given.email);
    return refused(t.wrong());
  }
  if (data['twoFactorRedirect'] === true) return { signedIn: false, codeNeeded: true, said: '', headers };
  await forgetFailures(c, given.email);
  return { signedIn: true, headers };
}

export const CodeSignIn = z.object({ code: field.text({ max: 40, required: () => t.codeMissing() }) });

/** The second factor: six figures from the authenticator, or one of the recovery codes. */
export async function signInWithCode(c: Ctx, code: string): Promise<Outcome> {
  const figures = code.replaceAll(' ', '');
  const [path, shown] = /^\d{6}$/.test(figures)
    ? ['/two-factor/verify-totp', figures]
    : ['/two-factor/verify-backup-code', asKept(figures)];
  // Whose code it is only the library's cookie tells: counted by it, and the library itself locks after a row of wrong ones.
  const pending = /samfrid\.two_factor=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1] ?? 'nobody';
  const refused = (said: string) => ({ signedIn: false, codeNeeded: true, said, headers: new Headers() }) as const;
  if (!(await mayTry(c, pending))) return refused(t.tooMany());
  const { ok, headers } = await askLibrary(c, path, { code: shown });
  if (ok) return { signedIn: true, headers };
  await countFailure(c, pending);
  await recordFailedSignIn(c, 'code', decodeURIComponent(pending).split('.')[0]!);
  return refused(t.wrongCode());
}
